import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Yours } from "#web/kit/people.tsx";

/** What the letters and grounds mean, once below the matrix. */
export const Legend = () => (
  <div className="legend gap-s">
    <span>
      <span className="m A" aria-hidden="true">
        A
      </span>
      {say("answers for it (accountable), one per row")}
    </span>
    <span>
      <span className="m R" aria-hidden="true">
        R
      </span>
      {say("does the work (responsible)")}
    </span>
    <span>
      <span className="m" aria-hidden="true">
        C
      </span>
      {say("is consulted")}
    </span>
    <span>
      <span className="m I" aria-hidden="true">
        I
      </span>
      {say("is informed")}
    </span>
    <span>
      <span className="m A vac" aria-hidden="true">
        A
      </span>
      {say("vacant")}
    </span>
    <span>
      <span className="m A del" aria-hidden="true">
        A
      </span>
      {say("somebody acts")}
    </span>
    <span>
      <Icon name="lock" />
      {say("cannot be delegated")}
    </span>
    <span>
      <Yours>{say("your column")}</Yours>
    </span>
    <span className="muted noprint">{say("Arrow keys move, Enter opens, the letters draft a change.")}</span>
  </div>
);
