import type { Turn } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { QualificationRead } from "./qualification.ts";
import type { AttemptRead } from "./attempt.ts";
import type { TrainingRead } from "./training.ts";
import type { TrainingSessionRead } from "./training-session.ts";

const own: Readonly<Record<string, string>> = { read: "training.read", quiz: "attempt.start", classroom: "trainingsession.enrol", certificate: "qualification.enter" };

/** To whom a training turns now. What cannot be done is its mender's turn, never a task that nobody can solve. */
export function trainingTurns(training: TrainingRead): Turn[] {
  const { dueOn, person } = training;
  const supervisors = (act: string, why: string): Turn[] => training.supervisorPositionIds.map((position) => ({ who: { position }, act, why, dueOn }));
  if (training.state === "to_evaluate") return supervisors("training.evaluate", say("yours because {person} reports to you: did it work?", { person }));
  if (training.state !== "open" || training.waits) return [];
  if (training.hindrance) {
    const learner: Turn = {
      who: { person: training.personId },
      act: own[training.method ?? ""] ?? "training.read",
      why: say("yours, but it has to wait: {what}", { what: training.hindrance }),
      dueOn,
    };
    const why = say("yours because {person} cannot go on: {what}", { person, what: training.hindrance });
    return training.mendedBy ? [learner, { who: { person: training.mendedBy }, act: "course.change", why, dueOn }] : [learner];
  }
  if (training.courseId === null) return supervisors("training.confirm", say("yours because {person} reports to you and works by the new issue", { person }));
  if (training.method === "on_the_job") return supervisors("assessment.record", say("yours because {person} reports to you and learns at the work", { person }));
  if (training.method === "read" && training.documentId !== null) return []; // the reading itself waits for them
  const act = own[training.method ?? ""];
  return act ? [{ who: { person: training.personId }, act, why: say("yours: {why}", { why: training.why }), dueOn }] : [];
}

export const sessionTurns = (session: TrainingSessionRead): Turn[] => {
  const host = session.trainerId ?? session.ownerId;
  return session.state === "planned" && host ? [{ who: { person: host }, act: "trainingsession.close", why: say("yours because you hold it"), dueOn: session.dueOn }] : [];
};

export const qualificationTurns = (qualification: QualificationRead): Turn[] =>
  qualification.state === "entered"
    ? [
        {
          who: { role: "management_representative", siteId: qualification.siteId },
          act: "qualification.confirm",
          why: say("yours because {person} brought a certificate", { person: qualification.person }),
        },
      ]
    : [];

export const attemptTurns = (attempt: AttemptRead): Turn[] => {
  if (attempt.state === "running") return [{ who: { person: attempt.personId }, act: "attempt.submit", why: say("yours because you began it") }];
  if (attempt.state === "locked")
    return attempt.supervisorPositionIds.map((position) => ({
      who: { position },
      act: "attempt.unlock",
      why: say("yours because {person} reports to you and cannot go on alone", { person: attempt.person }),
    }));
  return [];
};
