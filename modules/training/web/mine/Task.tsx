import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { DueText } from "#web/kit/date.tsx";
import { Link } from "#web/routing.tsx";
import type { trainingViews } from "../../training-views.ts";
import { methodName } from "../words.ts";

export type Mine = z.output<(typeof trainingViews)["mine"]["gives"]>;
export type Open = Mine["open"][number];

/** The one tap that leads to what is to be done, and its verb. */
function way(task: Open): { readonly href: string; readonly verb: string } {
  if (task.method === "quiz")
    return task.attemptId ? { href: `/record/${task.attemptId}`, verb: say("Go on") } : { href: `/training/take/${task.number}`, verb: say("Take the quiz") };
  if (task.method === "read" && task.documentPath) return { href: `${task.documentPath}/read`, verb: say("Read it") };
  if (task.method === "classroom") return { href: task.path, verb: say("Choose a session") };
  if (task.method === "certificate") return { href: "/training/certificates", verb: say("Bring the certificate") };
  return { href: task.path, verb: say("Open") };
}

/** Who moves, when it is not the learner. */
const others = (task: Open): string | null => {
  if (task.hindrance) return task.hindrance;
  if (task.waits) return say("Another course of the curriculum comes first.");
  if (task.method === "on_the_job") return say("Somebody who can do it watches you at the work and records it.");
  return task.courseId === null ? say("Your supervisor explains it to you and confirms it.") : null;
};

/** One thing to learn: what, why, till when, and the way to it. */
export function Task({ task }: { readonly task: Open }) {
  const { href, verb } = way(task),
    blocked = task.hindrance !== null || task.waits,
    waitsFor = others(task);
  return (
    <li className="trn-task">
      <div>
        <Link className="plain" href={task.path}>
          <b className="med">{task.title}</b>
        </Link>
        <small>
          {methodName(task.method)}, {say("by")} <DueText due={task.dueOn} />
        </small>
        <small>{task.why}</small>
        {waitsFor ? (
          <span className="whynot">
            <Icon name={blocked ? "lock" : "info"} />
            <span>{waitsFor}</span>
          </span>
        ) : null}
      </div>
      <Link className={`btn ${blocked ? "" : "p"}`} href={blocked ? task.path : href}>
        {blocked ? say("Open") : verb}
        <span className="vh">: {task.title}</span>
      </Link>
    </li>
  );
}
