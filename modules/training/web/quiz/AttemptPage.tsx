import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { useParameter } from "#web/routing.tsx";
import { attemptViews } from "../../quiz-views.ts";
import { Paper } from "./Paper.tsx";
import { Result } from "./Result.tsx";
import "../training.css";

/** One attempt: while it runs, one question per screen for whoever takes it; afterwards how it went. */
export default function AttemptPage() {
  const attempt = useView(attemptViews.one, { number: useParameter("number") }),
    actor = useActor();
  return (
    <AnsweredPage of={attempt}>
      {(shown) => (
        <Page title={shown.quiz.title} short={shown.record.number} width="narrow" crumbs={[{ title: say("My training"), href: "/training/mine" }]}>
          {shown.record.state !== "running" ? (
            <Result shown={shown} />
          ) : actor && shown.record.personId !== actor.id ? (
            <Banner>{say("{person} is taking this quiz. How it went stands here when it is submitted.", { person: shown.person.name })}</Banner>
          ) : (
            <Paper key={shown.record.id} shown={shown} />
          )}
        </Page>
      )}
    </AnsweredPage>
  );
}
