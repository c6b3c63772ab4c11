import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { QrCode } from "#web/account/QrCode.tsx";
import { useActor, useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { Columns, Page, TitleBlock } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { useParameter } from "#web/routing.tsx";
import { posterActs } from "../../acts.ts";
import { posterKind, type PosterRead } from "../../poster.ts";
import { posterViews } from "../../views.ts";
import "../nc.css";

/** One poster, as it is printed on A4, and the way to take it down. */
export default function PosterPage() {
  const number = useParameter("number"),
    posters = useView(posterViews.list, { limit: 500 });
  return (
    <Page
      title={say("Poster {number}", { number })}
      short={number}
      crumbs={[{ title: say("Posters"), href: "/posters" }]}
      acts={
        <button type="button" className="btn p" onClick={() => print()}>
          <Icon name="print" />
          {say("Print on A4")}
        </button>
      }
    >
      <Answered of={posters} rows={6}>
        {(answer) => {
          const poster = answer.items.find((one) => one.number === number);
          return poster ? <One poster={poster} /> : <EmptyState title={say("No poster has this number")} />;
        }}
      </Answered>
    </Page>
  );
}

function One({ poster }: { readonly poster: PosterRead & { readonly site: string | null; readonly reports: number } }) {
  const address = `${location.origin}/r/${poster.code}`,
    actor = useActor(),
    revoked = poster.state === "revoked";
  return (
    <>
      <TitleBlock
        className="nc-tb nc-off"
        blocks={[
          { label: say("State"), value: <State state={poster.state} states={posterKind.states} /> },
          { label: say("Site"), value: poster.site ?? say("none") },
          { label: say("For"), value: poster.purpose === "wall" ? say("a wall") : say("the application") },
          { label: say("Reports through it"), value: poster.reports },
          { label: say("Number"), value: poster.number, mono: true },
        ]}
      />
      <Columns
        record
        main={
          revoked ? (
            <EmptyState title={say("This poster is revoked")}>{say("Its code opens nothing any more. Take the paper down.")}</EmptyState>
          ) : (
            <article className="nc-poster">
              <h2>{say("Seen something? Tell us.")}</h2>
              <QrCode text={address} label={say("Code that opens the report form")} size={300} />
              <p>{say("Scan it with the camera of your phone. A photo and a few words are enough.")}</p>
              <p>{say("No login. You can leave your name out. It works without a network too.")}</p>
              <p className="place">{poster.place}</p>
              <div className="foot">
                <span>
                  {actor?.organisation} · {poster.number}
                </span>
                <span>{address}</span>
              </div>
            </article>
          )
        }
        side={
          <div className="nc-off stack">
            {revoked ? null : (
              <section className="next" aria-label={say("What can happen next")}>
                <h2>{say("When the paper is gone or misused")}</h2>
                <ActButton act={posterActs.revoke} record={poster} block />
              </section>
            )}
            <History id={poster.id} />
          </div>
        }
      />
    </>
  );
}
