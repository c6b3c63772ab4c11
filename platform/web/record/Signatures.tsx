import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { fingerprint } from "#web/kit/figures.ts";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";

/** Who signed a record, as what, when, and whether what was signed still stands; on screen and on paper alike. */
export function Signatures({ id }: { readonly id: string }) {
  const { data } = useView(recordViews.signatures, { id });
  if (!data?.length) return null;
  return (
    <Section title={say("Signatures")} count={data.length}>
      <ul className="rows">
        {data.map((signature) => (
          <li key={signature.id}>
            <b className="med">{signature.printedName}</b>
            {signature.position ? `, ${signature.position}` : ""}{" "}
            {signature.void ? (
              <Status tone="none" small>
                {say("void")}
              </Status>
            ) : (
              <Status tone="ok" small>
                {signature.meaning}
              </Status>
            )}
            <div className="small muted">
              <DateText value={signature.at} form="time" />, {say("version {version}", { version: signature.recordVersion })},{" "}
              <span className="mono" title={signature.contentHash}>
                {fingerprint(signature.contentHash)}
              </span>
            </div>
            {signature.void ? <div className="small">{signature.void.because}</div> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
