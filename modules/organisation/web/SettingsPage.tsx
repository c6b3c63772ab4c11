import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link } from "#web/routing.tsx";
import { organisationActs, siteActs } from "../acts.ts";
import { siteKind } from "../record.ts";
import { organisationViews, siteViews } from "../views.ts";
import { ModuleSettings } from "./ModuleSettings.tsx";
import "./chart.css";

/** What the organisation decided about its system, and its sites. */
export default function SettingsPage() {
  const organisation = useView(organisationViews.one, {}),
    sites = useView(siteViews.list, { closed: true } as never);
  return (
    <AnsweredPage of={organisation}>
      {(found) => (
        <Page
          title={found.title}
          short={say("Settings")}
          crumbs={[{ title: say("Organisation"), href: "/organisation" }]}
          acts={
            <>
              <ActButton act={organisationActs.rename} record={found} start={{ name: found.title }} />
              <ActButton act={organisationActs.configure} record={found} primary start={{ zone: found.zone, locale: found.locale, settings: found.settings }} />
            </>
          }
        >
          <TitleBlock
            className="above"
            blocks={[
              { label: say("Short name"), value: found.slug, mono: true },
              { label: say("Time zone"), value: found.zone },
              { label: say("Language"), value: new Intl.DisplayNames("en", { type: "language" }).of(found.locale) ?? found.locale },
            ]}
          />
          <Columns
            main={
              <>
                <Section title={say("What holds here")}>
                  <ul className="rows">
                    <li>{say("A document counts as known when {share} % of those concerned have acknowledged it.", { share: found.settings.acknowledgementShare })}</li>
                    <li>{say("More than {limit} duties on one person count as too much.", { limit: found.settings.loadLimit })}</li>
                    <li>
                      {say("What is late is told to the next level after {days} days.", { days: new Intl.ListFormat("en").format(found.settings.escalationDays.map(String)) })}
                    </li>
                  </ul>
                </Section>
                <ModuleSettings found={found} />
                <Section title={say("Sites")} count={sites.data?.length} more={<ActButton act={siteActs.open} size="s" />}>
                  <Answered of={sites}>
                    {(all) =>
                      all.length === 0 ? (
                        <p className="sm muted">{say("None yet.")}</p>
                      ) : (
                        <ul className="rows">
                          {all.map((s) => (
                            <li key={s.id} className="row">
                              <Link className="grow" href={`/sites/${s.number}`}>
                                {s.title}
                              </Link>
                              <span className="mono small">{s.code}</span>
                              <State state={s.state} states={siteKind.states} small />
                            </li>
                          ))}
                        </ul>
                      )
                    }
                  </Answered>
                </Section>
              </>
            }
            side={<History id={found.id} />}
          />
        </Page>
      )}
    </AnsweredPage>
  );
}
