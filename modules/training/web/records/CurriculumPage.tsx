import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { curriculumActs } from "../../acts.ts";
import { curriculumKind } from "../../curriculum.ts";
import { curriculumViews } from "../../views.ts";
import { CurriculumForm } from "../forms.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

/** Courses in their order, and who takes them. */
export default function CurriculumPage() {
  const one = useView(curriculumViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, says, people, open, done }) => (
        <RecordFrame
          record={record}
          kind={curriculumKind}
          acts={curriculumActs}
          extras={{ [curriculumActs.change.name]: { form: CurriculumForm, start: { ...record } } }}
          blocks={[
            { label: say("People"), value: people },
            { label: say("Still to do"), value: <Link href={`/training/records?curriculumId=${record.id}&open=true`}>{open}</Link> },
            { label: say("Done"), value: done },
          ]}
        >
          <Section title={say("Who takes it")}>
            <p className="trn-words">{says.join("; ")}</p>
          </Section>
          <Section title={say("Courses, in their order")} count={record.courses.length}>
            <ol className="rows">
              {record.courses.map((course, i) => (
                <li key={course.id}>
                  {i + 1}.{" "}
                  <Link className="plain" href={`/training/courses/${course.number}`}>
                    <Ref>{course.number}</Ref> {course.title}
                  </Link>
                </li>
              ))}
            </ol>
          </Section>
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
