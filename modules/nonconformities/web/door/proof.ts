import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { proofText, zeroBits } from "../../public-report.ts";

/** Counts upwards until the hash begins with as many zero bits as the door asks for. Works without a secure context, where the browser's own hashing is not there. */
export function solve(code: string, key: string, bits: number): string {
  for (let n = 0; ; n++) {
    const nonce = n.toString(36);
    if (zeroBits(sha256(utf8ToBytes(proofText(code, key, nonce)))) >= bits) return nonce;
  }
}
