import { say } from "#kernel/sentence.ts";

/** Why something cannot be learnt as things stand: each is somebody's to mend, and is said with their name. */
export function hindranceSaid(what: string | null, mender: string | null): string | null {
  const who = mender ?? say("whoever answers for training");
  if (what === "quiz") return say("Its quiz is not in use. {who} has to put one in use.", { who });
  if (what === "document") return say("Its document is not in force. {who} has to name one that is.", { who });
  if (what === "unseen") return say("You may not see its document. {who} has to let you see it.", { who });
  if (what === "retired") return say("Its course is no longer offered. {who} has to offer another one.", { who });
  if (what === "locked") return say("Its quiz is locked for you after too many failures. Your supervisor, or {who}, can unlock it.", { who });
  return null;
}
