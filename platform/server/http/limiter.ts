import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

/** So many times within so many milliseconds. */
export interface Limit {
  readonly times: number;
  readonly within: number;
}

/**
 * Counts in this process's memory only: nothing about an address is written down anywhere, and it is
 * forgotten after the window. Of several server processes each counts for itself.
 */
export function limiter(limit: Limit, clock: () => Date, most = 20_000): (subject: string) => void {
  const seen = new Map<string, number[]>();
  return (subject) => {
    const now = clock().getTime(),
      recent = (seen.get(subject) ?? []).filter((at) => at > now - limit.within);
    seen.delete(subject);
    if (recent.length >= limit.times) {
      seen.set(subject, recent);
      throw new Refusal("too_many", say("That was often within a short time. Wait a little and send again; nothing is lost."), {
        retryAfter: Math.max(1, Math.ceil((recent[0]! + limit.within - now) / 1000)),
      });
    }
    seen.set(subject, [...recent, now]);
    if (seen.size > most) seen.delete(seen.keys().next().value!);
  };
}
