import { say } from "#kernel/sentence.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useView } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import { Page, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useGo, useParameter } from "#web/routing.tsx";
import { attemptActs } from "../../acts.ts";
import { trainingViews } from "../../training-views.ts";
import { attemptViews } from "../../quiz-views.ts";
import "../training.css";

/** Before a quiz begins: how it is taken, how often it may still fail, and who may unlock it. */
export default function TakePage() {
  const training = useView(trainingViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={training}>
      {({ record }) => (
        <Page title={record.title} short={say("Quiz")} width="narrow" crumbs={[{ title: say("My training"), href: "/training/mine" }]} lead={record.why}>
          {record.quizId ? <Rules quizId={record.quizId} trainingId={record.id} /> : <Banner>{say("This training has no quiz.")}</Banner>}
        </Page>
      )}
    </AnsweredPage>
  );
}

/** The rules of a quiz and the button that begins it; `trainingId` is null for a try before any training was asked for. */
export function Rules({ quizId, trainingId }: { readonly quizId: string; readonly trainingId: string | null }) {
  const ready = useView(attemptViews.ready, { quizId }),
    starting = useAct(attemptActs.start as unknown as AnyAct),
    go = useGo();
  return (
    <Answered of={ready}>
      {(found) => {
        const training = trainingId ?? found.trainingId,
          begin = async () => {
            const made = await starting.perform({ input: { quizId, trainingId: training, pretest: training === null && found.pretest } });
            if (made) go(`/training/attempts/${made.number}`);
          };
        return (
          <div className="stack-s">
            <TitleBlock
              blocks={[
                { label: say("Questions"), value: found.questions },
                { label: say("To pass"), value: `${found.passPercent}\u2009%` },
                found.minutes !== null && { label: say("Time"), value: say("{n} min", { n: found.minutes }) },
                { label: say("Attempts left"), value: found.failuresLeft },
              ]}
            />
            {found.because ? (
              <Banner tone="soon" icon="lock">
                {found.because} {found.unlockers.length > 0 ? say("Who can unlock it: {who}.", { who: found.unlockers.map((p) => p.name).join(", ") }) : null}
              </Banner>
            ) : null}
            {found.runningId ? (
              <Link className="btn p l" href={`/record/${found.runningId}`}>
                {say("Go on with the quiz")}
              </Link>
            ) : found.may ? (
              <button type="button" className="btn p l" aria-busy={starting.pending} disabled={starting.pending} onClick={() => void begin()}>
                {say("Begin the quiz")}
              </button>
            ) : null}
            {starting.refusal ? <RefusalNote refusal={starting.refusal} /> : null}
          </div>
        );
      }}
    </Answered>
  );
}
