import { say } from "#kernel/sentence.ts";

// Signs that nobody sees and that turn what is read around: "gnp.exe" behind one of them reads "exe.png".
const unseen = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** A file's name as it is shown and given out: the last part of a path, without signs that make it read as another. */
export const fileName = (given: string): string => given.replace(unseen, "").split(/[\\/]/).at(-1)?.trim().replace(/^\.+$/, "") || say("file");
