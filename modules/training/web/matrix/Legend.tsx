import { say } from "#kernel/sentence.ts";
import { cellLooks } from "../words.ts";

/** What the signs mean, once below the matrix. */
export const Legend = () => (
  <p className="legend gap-s">
    {Object.entries(cellLooks).map(([state, look]) => (
      <span key={state}>
        <b className="med">{look.sign}</b> {say(look.words)}
      </span>
    ))}
    <span>
      <b className="med">2/3</b> {say("held and required level")}
    </span>
    <span className="trn-cell planned">{say("training is open")}</span>
    <span className="muted noprint">{say("Arrow keys move, Enter opens the evidence.")}</span>
  </p>
);
