import { say } from "#kernel/sentence.ts";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { classWords, lendPath, whoOf } from "../words.ts";
import { Acknowledge } from "./Acknowledge.tsx";
import type { Duty, SheetShown } from "./shapes.ts";

/** The same clause of several standards is one line, when it is called the same and holds for the same site. */
function merged(duties: readonly Duty[]): readonly (Duty & { readonly editions: readonly string[] })[] {
  const by = new Map<string, Duty & { readonly editions: readonly string[] }>();
  for (const d of duties) {
    const key = `${d.reference} ${d.title} ${d.siteId ?? ""}`,
      known = by.get(key);
    by.set(key, { ...(known ?? d), editions: [...(known?.editions ?? []), ...(d.edition ? [d.edition.replace(/^ISO(\/IEC)? /, "")] : [])] });
  }
  return [...by.values()].toSorted((a, b) => a.reference.localeCompare(b.reference, "en", { numeric: true }));
}

const Duties = ({ duties }: { readonly duties: readonly Duty[] }) => (
  <ul className="rows duties sm">
    {merged(duties).map((d) => (
      <li key={`${d.reference} ${d.title} ${d.siteId ?? ""}`}>
        <span className="ref">{d.reference}</span>
        <Link className="plain" href={whoOf(d.subject)}>
          {d.title}
        </Link>
        <small>
          {classWords[d.class] && d.class !== "D" ? <Tag>{d.class === "N" ? say("yours in person") : (classWords[d.class] ?? "")}</Tag> : null} {d.editions.join(", ")}
          {d.siteId ? ` · ${say("one site")}` : ""}
        </small>
      </li>
    ))}
  </ul>
);

const Fold = ({ title, duties, open }: { readonly title: string; readonly duties: readonly Duty[]; readonly open?: boolean }) =>
  duties.length === 0 ? null : (
    <details className="fold" open={open ?? false}>
      <summary>
        {title} <span className="ref">{new Set(duties.map((d) => d.subject.ref)).size}</span>
      </summary>
      <Duties duties={duties} />
    </details>
  );

/** One duty sheet in words: its own sentence in serif, what is answered for, done, asked and told, and the rights that go with it. */
export function SheetShownHere({ sheet, titled }: { readonly sheet: SheetShown; readonly titled: boolean }) {
  const kinds = [...new Set(sheet.mayDo.map((m) => m.kind))];
  return (
    <Section
      title={titled ? sheet.position.title : say("Duties")}
      more={
        titled ? (
          <span className="row">
            <Status tone={sheet.state === "accepted" ? "ok" : sheet.state === "vacant" ? "bad" : "soon"} small>
              {say("rev {n}", { n: sheet.revision })}
            </Status>
            <Link className="ref" href={sheet.path}>
              {sheet.number}
            </Link>
            <Link href={lendPath(sheet.positionId)}>{say("Lend")}</Link>
          </span>
        ) : undefined
      }
    >
      <Acknowledge sheet={sheet} />
      {sheet.may ? <blockquote className="serif duty">{sheet.may}</blockquote> : null}
      <Fold title={say("Answers for")} duties={sheet.answersFor} open />
      <Fold title={say("Does the work in")} duties={sheet.does} open={sheet.answersFor.length === 0 && sheet.does.length <= 25} />
      <Fold title={say("Is asked about")} duties={sheet.isAsked} />
      <Fold title={say("Is told about")} duties={sheet.isTold} />
      {sheet.mayDo.length > 0 ? (
        <details className="fold">
          <summary>
            {say("Rights that go with it")} <span className="ref">{sheet.mayDo.length}</span>
          </summary>
          <div className="pickl">
            {kinds.map((kind) => (
              <div key={kind}>
                <h3>{kind}</h3>
                <ul className="sm">
                  {sheet.mayDo
                    .filter((m) => m.kind === kind)
                    .map((m) => (
                      <li key={m.act}>
                        {m.title}
                        {m.class === "N" || m.class === "P" ? <small className="muted"> {classWords[m.class]}</small> : null}
                      </li>
                    ))}
                </ul>
              </div>
            ))}
          </div>
        </details>
      ) : null}
    </Section>
  );
}
