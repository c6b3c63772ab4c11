import { say } from "#kernel/sentence.ts";
import type { Level } from "../subject.ts";
import { does } from "./words.ts";

/** A letter of the matrix: weight by fill. Beside it, or for a screen reader, its word. */
export const Letter = ({ level, look = "", quiet }: { readonly level: Level; readonly look?: "vac" | "del" | ""; readonly quiet?: boolean }) => (
  <>
    <span className={`m ${level} ${look}`} aria-hidden="true">
      {level}
    </span>
    <span className={quiet ? "vh" : undefined}>{look === "del" ? say("acts") : does[level]}</span>
  </>
);
