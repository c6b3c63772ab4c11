import { useState } from "react";

/** The secret after `#` of a mailed link: read once, then taken out of the address, so that it is in no history and no referrer. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  if (location.hash) history.replaceState(history.state, "", location.pathname);
  return token;
}
