import { solve } from "./proof.ts";

/** Works beside the page, so that writing never stutters. */
addEventListener("message", (event: MessageEvent<{ code: string; key: string; bits: number }>) => {
  const { code, key, bits } = event.data;
  postMessage(solve(code, key, bits));
});
