import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Link } from "#web/routing.tsx";
import { trainingViews } from "../../training-views.ts";
import { Task } from "../mine/Task.tsx";
import "../training.css";

const shownFirst = 3;

/** What this person is still to learn; nothing when there is nothing. */
export default function ToLearn() {
  const { data } = useView(trainingViews.mine, {});
  if (!data || data.open.length === 0) return null;
  return (
    <Section title={say("To learn")} count={data.open.length} more={<Link href="/training/mine">{say("All of my training")}</Link>}>
      <ul className="trn-tasks">
        {data.open.slice(0, shownFirst).map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  );
}
