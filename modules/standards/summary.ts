import { say } from "#kernel/sentence.ts";
import type { Counts } from "./shown.ts";

/** How many requirements apply: those set aside do not count. */
export const applying = (counts: Counts): number => counts.proved + counts.partly_proved + counts.not_proved + counts.not_yet_answered;

/** One sentence that could be read on the phone to a colleague. */
export function summaryOf(counts: Counts): string {
  const figures = { n: applying(counts), proved: counts.proved, partly: counts.partly_proved, no: counts.not_proved, open: counts.not_yet_answered, aside: counts.does_not_apply };
  if (figures.n === 0) return say("No requirement of it applies.");
  const all = say("All {n} requirements are proved. {aside, plural, =0 {} one {One does not apply.} other {# do not apply.}}", figures);
  const some = say(
    "{proved} of {n} requirements are proved. {no, plural, =0 {} one {One is not proved. } other {# are not proved. }}{partly, plural, =0 {} one {One is proved in part. } other {# are proved in part. }}{open, plural, =0 {} one {One is not yet answered by Remit. } other {# are not yet answered by Remit. }}{aside, plural, =0 {} one {One does not apply.} other {# do not apply.}}",
    figures,
  );
  return (figures.proved === figures.n ? all : some).trim();
}
