import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { DateText } from "#web/kit/date.tsx";
import { figure } from "#web/kit/figures.ts";
import { Page, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import type { EightD } from "../../nonconformity-views.ts";
import { nonconformityViews } from "../../views.ts";
import { aboutName, actionSortName } from "../words.ts";
import "../nc.css";

/** The 8D report, D0 to D8, on paper as on the screen. */
export default function EightDPage() {
  const number = useParameter("number"),
    report = useView(nonconformityViews.eightD, { number });
  return (
    <Page
      title={say("8D report")}
      short={say("8D report of {number}", { number })}
      width="narrow"
      crumbs={[
        { title: say("Reports and NCs"), href: "/nc" },
        { title: number, href: `/nc/${number}` },
      ]}
      acts={
        <>
          <Link className="btn" href={`/nc/${number}`}>
            {say("To the record")}
          </Link>
          <button type="button" className="btn p" onClick={() => print()}>
            <Icon name="print" />
            {say("Print, or save as PDF")}
          </button>
        </>
      }
    >
      <Answered of={report} rows={8}>
        {(r) => <Sheet r={r} />}
      </Answered>
    </Page>
  );
}

const none = () => <span className="muted">{say("not yet")}</span>;
const Part = ({ d, title, children }: { readonly d: string; readonly title: string; readonly children: ReactNode }) => (
  <section className="nc-8d-part">
    <h2>
      <span className="mono">{d}</span> {title}
    </h2>
    <div>{children}</div>
  </section>
);
const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <p className="sm">
    <b className="med">{label}:</b> {children}
  </p>
);

function Sheet({ r }: { readonly r: EightD }) {
  return (
    <article className="nc-8d">
      <h1 className="nc-8d-title">{r.title}</h1>
      <TitleBlock
        blocks={[
          { label: say("Number"), value: r.number, mono: true },
          { label: say("Opened"), value: <DateText value={r.openedAt} /> },
          { label: say("Champion"), value: r.d1.champion ?? say("vacant") },
          { label: say("As of"), value: <DateText value={r.asOf} form="time" /> },
          { label: say("Closed"), value: r.d8.closedAt ? <DateText value={r.d8.closedAt} /> : say("open") },
        ]}
      />
      <Part d="D0" title={say("Symptom and emergency response")}>
        <p>{r.d0.symptom}</p>
        <Fact label={say("At once")}>{r.d0.emergency ?? none()}</Fact>
        <Fact label={say("Source, grade")}>{[r.d0.source, r.d0.grade].filter(Boolean).join(", ")}</Fact>
      </Part>
      <Part d="D1" title={say("Team")}>
        <Fact label={say("Champion")}>{r.d1.champion ?? none()}</Fact>
        {r.d1.team.length > 0 ? (
          <ul>
            {r.d1.team.map((m) => (
              <li key={m.name}>
                {m.name}, {m.part}
              </li>
            ))}
          </ul>
        ) : (
          none()
        )}
      </Part>
      <Part d="D2" title={say("The problem")}>
        <p>{r.d2.what}</p>
        {r.d2.requirement ? <Fact label={say("What should be")}>{r.d2.requirement}</Fact> : null}
        <Fact label={say("Where, found by, on")}>
          {[r.d2.place, r.d2.foundBy].filter(Boolean).join(", ")} <DateText value={r.d2.foundOn} />
        </Fact>
        {r.d2.comparisons.length > 0 ? (
          <table className="t">
            <thead>
              <tr>
                <th scope="col" />
                <th scope="col">{say("Is")}</th>
                <th scope="col">{say("Is not")}</th>
                <th scope="col">{say("Difference")}</th>
              </tr>
            </thead>
            <tbody>
              {r.d2.comparisons.map((c) => (
                <tr key={c.id} className="flat">
                  <th scope="row">{aboutName(c.about)}</th>
                  <td>{c.is}</td>
                  <td>{c.isNot}</td>
                  <td>{c.difference}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Part>
      <Part d="D3" title={say("Containment")}>
        {r.d3.containment ? (
          <p>
            {r.d3.containment} <DateText value={r.d3.on} />
          </p>
        ) : (
          none()
        )}
        {r.d3.outputs.length > 0 ? (
          <ul>
            {r.d3.outputs.map((o) => (
              <li key={o.number}>
                <span className="mono">{o.number}</span> {figure(o.quantity)} {o.unit} {o.item}
                {o.lot ? `, ${o.lot}` : ""}: {o.decision ?? say("held, not decided")}
                {o.by ? ` (${o.by})` : ""}
              </li>
            ))}
          </ul>
        ) : null}
      </Part>
      <Part d="D4" title={say("Root cause")}>
        {r.d4.cause ? (
          <p>
            <b className="med">{r.d4.cause}</b>
          </p>
        ) : (
          none()
        )}
        <Chain title={say("Why it happened")} steps={r.d4.occurred} />
        <Chain title={say("Why it was not caught sooner")} steps={r.d4.escaped} />
        {r.d4.confirmedBy ? (
          <Fact label={say("Confirmed by")}>
            {r.d4.confirmedBy} <DateText value={r.d4.on} />
          </Fact>
        ) : null}
      </Part>
      <Part d="D5" title={say("Chosen corrective actions")}>
        {r.d5.criterion ? (
          <blockquote className="nc-bar">
            <p className="serif">{r.d5.criterion}</p>
            <p className="small muted">{[r.d5.measure, r.d5.sample].filter(Boolean).join(", ")}</p>
          </blockquote>
        ) : (
          none()
        )}
        <ul>
          {r.d5.actions.map((a) => (
            <li key={a.number}>
              <span className="mono">{a.number}</span> {a.title} ({actionSortName(a.sort as never)}), {a.owner ?? say("vacant")}, <DateText value={a.dueOn} />
            </li>
          ))}
        </ul>
      </Part>
      <Part d="D6" title={say("Carried out and verified")}>
        <ul>
          {r.d6.actions.map((a) => (
            <li key={a.number}>
              <span className="mono">{a.number}</span> {a.title}: {a.proof?.replace(/[.\s]+$/, "") ?? say("not done yet")}
              {a.doneOn ? (
                <>
                  , <DateText value={a.doneOn} />
                </>
              ) : null}
              {a.accepted ? `, ${say("accepted")}` : ""}
            </li>
          ))}
        </ul>
        {r.d6.verifications.map((v) => (
          <p key={`${v.round}${v.on}`} className="sm">
            <b className="med">{v.effective ? say("It worked") : say("It did not work")}</b> ({say("round {round}", { round: v.round })}): {v.result} {v.by},{" "}
            <DateText value={v.on} />
          </p>
        ))}
        {r.d6.actions.length + r.d6.verifications.length === 0 ? none() : null}
      </Part>
      <Part d="D7" title={say("Prevented elsewhere")}>
        {r.d7.elsewhere.length > 0 ? (
          <ul>
            {r.d7.elsewhere.map((e) => (
              <li key={e.place}>
                {e.place}: {e.answer === "yes" ? say("the same there") : e.answer === "no" ? say("not there") : say("not answered yet")}
                {e.note ? `. ${e.note}` : ""}
              </li>
            ))}
          </ul>
        ) : (
          none()
        )}
        {r.d7.followUps.map((f) => (
          <p key={f.about} className="sm">
            {f.because} {f.linked.map((l) => l.number).join(", ")}
          </p>
        ))}
      </Part>
      <Part d="D8" title={say("Closure and thanks")}>
        {r.d8.lesson ? <p>{r.d8.lesson}</p> : null}
        {r.d8.signatures.map((s) => (
          <p key={`${s.at}${s.meaning}`} className="sm">
            <b className="med">{s.printedName}</b>
            {s.position ? `, ${s.position}` : ""}: {s.meaning}, <DateText value={s.at} form="time" /> {s.void ? say("(void)") : ""}
          </p>
        ))}
        {r.d8.closedAt ? (
          <p className="sm">
            {say("Closed")} <DateText value={r.d8.closedAt} form="time" />
          </p>
        ) : (
          none()
        )}
      </Part>
      <p className="printed">{say("{number}, printed from Remit. Uncontrolled when printed.", { number: r.number })}</p>
    </article>
  );
}

const Chain = ({ title, steps }: { readonly title: string; readonly steps: readonly string[] }) =>
  steps.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ol className="nc-8d-chain">
        {steps.map((step, i) => (
          <li key={i}>{step}</li>
        ))}
      </ol>
    </>
  );
