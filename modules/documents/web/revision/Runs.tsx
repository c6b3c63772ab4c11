import { say } from "#kernel/sentence.ts";
import type { Run } from "../../redline.ts";

/** Words of a line: what came is underlined, what went is struck through. `side` leaves out what the other side shows. */
export const Runs = ({ runs, side }: { readonly runs: readonly Run[]; readonly side?: "was" | "is" }) =>
  runs.map((run, i) => {
    if (run.is === "added") return side === "was" ? null : <ins key={i}>{run.text || say("(no words)")}</ins>;
    if (run.is === "removed") return side === "is" ? null : <del key={i}>{run.text || say("(no words)")}</del>;
    return <span key={i}>{run.text}</span>;
  });
