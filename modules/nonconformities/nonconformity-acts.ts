import { closingActs } from "./closing-acts.ts";
import { openingActs } from "./opening-acts.ts";

/** Everything that can be done to a nonconformity, besides looking for its cause. */
export const nonconformityActs = { ...openingActs, ...closingActs };
