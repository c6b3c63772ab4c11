import { say } from "#kernel/sentence.ts";

export const calloutTones = ["note", "warning", "danger"] as const;
export type CalloutTone = (typeof calloutTones)[number];

const words = { note: say("Note"), warning: say("Warning"), danger: say("Danger") } as const;
export const calloutWord = (tone: CalloutTone): string => say(words[tone]);
