import { say } from "#kernel/sentence.ts";
import { wordedForm } from "#web/act/worded.tsx";
import { actionActs, nonconformityActs, outputActs } from "../../acts.ts";
import { Disposition, dispositionName } from "../../output.ts";
import { sortChoices, sourceChoices } from "../words.ts";

const when = { label: say("On which day"), help: say("Empty means today. The moment of entering is kept beside it.") };

export const ContainForm = wordedForm(nonconformityActs.contain.input, { what: { label: say("What was done at once, so that it goes no further") }, on: when });
export const CorrectForm = wordedForm(nonconformityActs.correct.input, { what: { label: say("How the thing itself was set right") }, on: when });
export const DescribeForm = wordedForm(nonconformityActs.describe.input, {
  title: { label: say("Title") },
  what: { label: say("What happened") },
  requirement: { label: say("What should be"), help: say("The requirement in your own words.") },
  place: { label: say("Where") },
  process: { label: say("Process") },
  product: { label: say("Product") },
  supplier: { label: say("Supplier") },
  clauses: { label: say("Clauses") },
  source: { label: say("Source"), options: sourceChoices },
});
export const TeamForm = wordedForm(nonconformityActs.setTeam.input, { team: { label: say("Who works on it, and on which part") } });
export const AssignForm = wordedForm(nonconformityActs.assign.input, { ownerId: { label: say("Who answers"), help: say("A process owner or a line manager.") } });
export const CriterionForm = wordedForm(nonconformityActs.fixCriterion.input, {
  criterion: { label: say("It worked when"), help: say("One sentence that can be true or false later. It is fixed before the actions are done and cannot be moved afterwards.") },
  measure: { label: say("How it is measured") },
  sample: { label: say("How many are looked at") },
  checkOn: { label: say("Day of the check") },
});
export const TimeForm = wordedForm(nonconformityActs.askForTime.input, { dueOn: { label: say("New date"), help: say("Somebody else decides. The first date stays visible.") } });
export const GrantForm = wordedForm(nonconformityActs.grantTime.input, { granted: { label: say("Give the time that was asked for") }, note: { label: say("Note") } });
export const CostForm = wordedForm(nonconformityActs.setCost.input, { amount: { label: say("What it cost so far") }, note: { label: say("What is in it") } });
export const LessonForm = wordedForm(nonconformityActs.learn.input, { lesson: { label: say("What others should know") } });
export const CloseForm = wordedForm(nonconformityActs.close.input, {
  lesson: { label: say("What others should know"), help: say("It is found by whoever meets the same again.") },
});
export const MergeForm = wordedForm(nonconformityActs.merge.input, { intoId: { label: say("The nonconformity that already covers this"), kind: "record" } });
export const ElsewhereForm = wordedForm(nonconformityActs.askElsewhere.input, { place: { label: say("Where could the same be true") }, siteId: { label: say("Site") } });
export const AnswerElsewhereForm = wordedForm(nonconformityActs.answerElsewhere.input, {
  answer: {
    label: say("Is the same true there"),
    options: () => [
      { value: "no", label: say("No") },
      { value: "yes", label: say("Yes, it has to be dealt with there too") },
    ],
  },
  note: { label: say("What you found") },
});

export const HoldForm = wordedForm(outputActs.hold.input, {
  quantity: { label: say("How many") },
  unit: { label: say("Of what unit") },
  item: { label: say("What they are") },
  lot: { label: say("Lot") },
  location: { label: say("Where they are kept") },
  segregation: { label: say("How they are kept apart and marked") },
  heldOn: when,
});
export const DecideForm = wordedForm(outputActs.decide.input, {
  disposition: { label: say("What is done with them"), options: () => Disposition.options.map((value) => ({ value, label: dispositionName(value) })) },
  reason: { label: say("Why") },
  concession: { label: say("Number of the concession"), help: say("Needed when they are used as they are.") },
});
export const ReverifyForm = wordedForm(outputActs.reverify.input, { passed: { label: say("They are good now") }, result: { label: say("What was measured") }, on: when });
export const SplitForm = wordedForm(outputActs.split.input, { quantity: { label: say("How many become a lot of their own") }, location: { label: say("Where these are kept") } });

export const ActionForm = wordedForm(actionActs.assign.input, {
  title: { label: say("What is to be done") },
  sort: { label: say("Kind"), options: sortChoices },
  ownerId: { label: say("Who does it") },
  dueOn: { label: say("Until when") },
  details: { label: say("Details") },
});
export const FinishForm = wordedForm(actionActs.finish.input, {
  proof: { label: say("What shows that it is done"), help: say("A number, a place, a file. Files can be attached to the action.") },
  doneOn: when,
  result: { label: say("What came of it") },
});
export const AcceptActionForm = wordedForm(actionActs.accept.input, { note: { label: say("Note") } });
export const ReassignForm = wordedForm(actionActs.reassign.input, { ownerId: { label: say("Who does it from now on") } });
export const DescribeActionForm = wordedForm(actionActs.describe.input, { title: { label: say("What is to be done") }, details: { label: say("Details") } });
export const ResultForm = wordedForm(actionActs.recordResult.input, { result: { label: say("What came of it") } });
