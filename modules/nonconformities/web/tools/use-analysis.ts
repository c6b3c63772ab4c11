import { useLayoutEffect, useRef, useState } from "react";
import { newId } from "#kernel/id.ts";
import { send } from "#web/act/perform.ts";
import { askAgain } from "#web/ask.ts";
import { Problem } from "#web/wire.ts";
import { causeActs } from "../../acts.ts";
import type { NonconformityRead } from "../../nonconformity.ts";

export type Analysis = Pick<NonconformityRead, "whys" | "bones" | "comparisons">;
type Step = { readonly act: keyof typeof causeActs; readonly input: Readonly<Record<string, unknown>> };

export interface Analysing extends Analysis {
  /** Shows the change at once and sends its steps one after the other. */
  readonly apply: (ahead: Partial<Analysis>, ...steps: readonly Step[]) => void;
  readonly refusal: Problem | null;
  readonly clear: () => void;
  readonly sending: boolean;
}

/**
 * The tools for finding the cause answer at once: what is done is shown before the server has said
 * yes, and each step is sent with the version that the one before it left. A refusal takes back
 * what was not yet kept, and says why.
 */
export function useAnalysis(record: NonconformityRead): Analysing {
  const [ahead, setAhead] = useState<Analysis | null>(null),
    [refusal, setRefusal] = useState<Problem | null>(null),
    [sending, setSending] = useState(false),
    [reached, setReached] = useState(record.version);
  const queue = useRef<Step[]>([]),
    running = useRef(false),
    version = useRef(record.version);
  const caughtUp = !sending && record.version >= reached;
  const shown = ahead && !caughtUp ? ahead : { whys: record.whys, bones: record.bones, comparisons: record.comparisons };
  const latest = useRef(shown),
    newest = useRef(record.version);
  useLayoutEffect(() => {
    newest.current = record.version;
    if (!running.current) latest.current = shown;
  });

  const run = async () => {
    if (running.current) return;
    running.current = true;
    setSending(true);
    version.current = Math.max(version.current, newest.current);
    try {
      for (let step = queue.current.shift(); step; step = queue.current.shift()) {
        const done = await send(causeActs[step.act], { id: record.id, version: version.current, input: step.input }, { key: newId() });
        version.current = done.version;
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      queue.current = [];
      version.current = 0; // what stands on the server is shown again, whatever its version
      setRefusal(error);
      setAhead(null);
    } finally {
      await askAgain();
      running.current = false;
      setReached(version.current);
      setSending(false);
      if (queue.current.length > 0) void run();
    }
  };
  const apply: Analysing["apply"] = (change, ...steps) => {
    const next = { ...latest.current, ...change };
    latest.current = next;
    setAhead(next);
    setRefusal(null);
    queue.current.push(...steps);
    void run();
  };
  return { ...shown, apply, refusal, clear: () => setRefusal(null), sending };
}
