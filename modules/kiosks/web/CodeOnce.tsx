import { say } from "#kernel/sentence.ts";

/** Said once: when this is closed, nobody can read the code again. */
export const CodeOnce = ({ code, onClose }: { readonly code: string; readonly onClose: () => void }) => (
  <div className="above" role="status">
    <p>{say("Hand this code over yourself, to this person alone. It is shown only now and works once, for three days. With it the person chooses a PIN at the kiosk.")}</p>
    <p className="mono" style={{ fontSize: "1.6rem", letterSpacing: "0.12em" }} data-code="">
      {code}
    </p>
    <div className="row gap-s">
      <button type="button" className="btn s" onClick={() => print()}>
        {say("Print it")}
      </button>
      <button type="button" className="btn s" onClick={onClose}>
        {say("It is handed over")}
      </button>
    </div>
  </div>
);

/** The code in an act's answer, if there is one. */
export const codeIn = (record: Readonly<Record<string, unknown>>): string | null => (record["toldOnce"] as { code?: string } | undefined)?.code ?? null;
