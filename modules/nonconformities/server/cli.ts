export { receiveLetter as mail } from "./door/letter.ts";
