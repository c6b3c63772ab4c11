import { say } from "#kernel/sentence.ts";

export const trainingWords = { full: say("To be trained"), read: say("To read and acknowledge"), none: say("Neither, for a reason") } as const;

export const sourceWords = { written: say("Written here"), uploaded: say("A file") } as const;
