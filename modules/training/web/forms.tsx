import type { ComponentType } from "react";
import { say } from "#kernel/sentence.ts";
import type { OwnForm } from "#web/act/ActForm.tsx";
import { wordedForm, type FieldWords } from "#web/act/worded.tsx";
import { assessmentActs, courseActs, curriculumActs, demandActs, qualificationActs, quizActs, trainingActs, trainingSessionActs } from "../acts.ts";
import { FigureField } from "./FigureField.tsx";
import { WhomField } from "./WhomField.tsx";
import { methodChoices } from "./words.ts";

const competence: FieldWords = { label: say("Competence"), record: "competence" };
const level: FieldWords = { label: say("Level"), help: say("A number of the competence's own scale, from 1 on.") };
const title: FieldWords = { label: say("Title") };

const courseWords: Readonly<Record<string, FieldWords>> = {
  title,
  method: { label: say("How it is learnt"), options: methodChoices },
  content: { label: say("What it is about") },
  competenceId: { label: say("Competence that it leads to"), record: "competence" },
  level,
  documentId: { label: say("Document that it teaches"), record: "document" },
  quizId: { label: say("Quiz"), record: "quiz" },
  refresher: { label: say("A refresher, for people who had the competence before") },
  awareness: { label: say("Part of what everybody is to be aware of") },
  days: { label: say("Days to do it in") },
  minutes: { label: say("Minutes") },
  effectivenessDays: { label: say("Days after which the supervisor says whether it worked") },
};
const withFigure = (Words: ComponentType<OwnForm>) =>
  function CourseWithFigure(form: OwnForm) {
    return (
      <>
        <Words {...form} />
        <FigureField value={form.values["indicator"]} onChange={(indicator) => form.change({ ...form.values, indicator })} error={form.errors["indicator"]} />
      </>
    );
  };
export const CourseForm = withFigure(wordedForm(courseActs.offer.input, courseWords));
/** What can be changed of a course that is offered; fields that the act does not take are not asked for. */
export const ChangeCourseForm = withFigure(wordedForm(courseActs.change.input, courseWords));
export const AssignForm = wordedForm(trainingActs.assign.input, {
  personId: { label: say("Who is to learn it") },
  courseId: { label: say("Course"), record: "course" },
  dueOn: { label: say("By") },
  why: { label: say("Why") },
});
export const SessionForm = wordedForm(trainingSessionActs.plan.input, {
  courseId: { label: say("Course"), record: "course" },
  startsAt: { label: say("Begins") },
  minutes: { label: say("Minutes") },
  place: { label: say("Where") },
  trainerId: { label: say("Trainer"), kind: "person" },
  trainerOutside: { label: say("Or a trainer from outside: name and firm") },
  seats: { label: say("Seats") },
  personIds: { label: say("People") },
});
export const AssessmentForm = wordedForm(assessmentActs.record.input, {
  personId: { label: say("Whom you watched") },
  competenceId: competence,
  level,
  observedOn: { label: say("On") },
  verdict: {
    label: say("What you say"),
    options: () => [
      { value: "competent", label: say("Can do it") },
      { value: "not_yet", label: say("Not yet") },
    ],
  },
  observed: { label: say("What you saw") },
});
export const QualificationForm = wordedForm(qualificationActs.enter.input, {
  personId: { label: say("Whose certificate it is") },
  competenceId: competence,
  level,
  issuer: { label: say("Issued by") },
  certificateNumber: { label: say("Number on it") },
  issuedOn: { label: say("Issued on") },
  expiresOn: { label: say("Runs out on") },
});
export const QuizForm = wordedForm(quizActs.draft.input, {
  title,
  draw: { label: say("Questions that an attempt draws") },
  passPercent: { label: say("Percent to pass") },
  failures: { label: say("Failures after which it is locked") },
  minutes: { label: say("Minutes") },
  pretest: { label: say("May be taken at once, to skip what it would have taught") },
  documentId: { label: say("About the document"), record: "document" },
});

const DemandWords = wordedForm(demandActs.set.input, {
  competenceId: competence,
  level,
  days: { label: say("Days to reach it in") },
  why: { label: say("Why") },
});
/** A competence, and of whom it is demanded. */
export const DemandForm = (form: OwnForm) => (
  <>
    <DemandWords {...form} />
    <WhomField label={say("Of whom")} demands value={form.values["subject"]} onChange={(subject) => form.change({ ...form.values, subject })} error={form.errors["subject"]} />
  </>
);

const CurriculumWords = wordedForm(curriculumActs.compose.input, { title, courseIds: { label: say("Courses, in their order") } });
/** Courses in their order, and who takes them. */
export const CurriculumForm = (form: OwnForm) => {
  const [line, ...rest] = Array.isArray(form.values["audience"]) ? (form.values["audience"] as unknown[]) : [];
  return (
    <>
      <CurriculumWords {...form} />
      <WhomField label={say("Who takes them")} value={line} onChange={(one) => form.change({ ...form.values, audience: [one, ...rest] })} error={form.errors["audience"]} />
    </>
  );
};
