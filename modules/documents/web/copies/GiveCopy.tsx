import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useGo } from "#web/routing.tsx";
import { copyActs } from "../../acts.ts";
import { wordedForm as worded } from "#web/act/worded.tsx";

const words = {
  holder: { label: say("Who holds it, or where it hangs"), help: say('"Cell 3, board by VMC-07", or a name.') },
  expiresOn: { label: say("Until when"), help: say("Empty: until it is called back.") },
};
const Form = worded(copyActs.give.input, words);
const FormWithDocument = worded(copyActs.give.input, { documentId: { label: say("Document"), record: "document" }, ...words });

/** Gives out a numbered printed copy of what is in force. */
export function GiveCopy({ documentId, primary }: { readonly documentId?: string; readonly primary?: boolean }) {
  const go = useGo();
  return (
    <ActButton
      act={copyActs.give}
      form={documentId ? Form : FormWithDocument}
      {...(documentId ? { fixed: { documentId } } : {})}
      {...(primary ? { primary: true } : {})}
      onDone={(copy) => go(`/documents/copies/${copy.number}`)}
    />
  );
}
