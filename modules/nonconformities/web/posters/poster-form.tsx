import { say } from "#kernel/sentence.ts";
import { wordedForm } from "#web/act/worded.tsx";
import { posterActs } from "../../acts.ts";

export const PosterForm = wordedForm(posterActs.print.input, {
  place: { label: say("Where it hangs"), help: say('Reports take this as their place: "Peenya, cell 3, VMC-07".') },
  siteId: { label: say("Site"), kind: "site" },
  purpose: {
    label: say("For"),
    options: () => [
      { value: "wall", label: say("a wall") },
      { value: "app", label: say("the application, to report without a name") },
    ],
  },
});
