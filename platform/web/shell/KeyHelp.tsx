import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { CheckField } from "#web/kit/fields.tsx";
import { lettersOn, setLetters } from "#web/shell/keys.ts";

const rows = (): readonly (readonly [string, string])[] => [
  ["Ctrl K  /", say("Search, or ask who answers")],
  ["J  K", say("Down and up in a list")],
  ["Enter", say("Open the row")],
  ["X", say("Select the row")],
  ["Space", say("Look at the row beside the list")],
  ["[  ]", say("The record before and after, in the list you came from")],
  ["A", say("To what can happen next")],
  ["H", say("To the history")],
  ["C", say("Report something")],
  ["G T", say("Go to Today")],
  ["G S  G R  G N", say("Go to standards, responsibilities, nonconformities")],
  ["W  E", say("Why, and evidence, where a page offers them")],
  ["?", say("These keys")],
];

/** All keys, and the switch for those of one letter. */
export default function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const [on, setOn] = useState(lettersOn);
  return (
    <Dialog title={say("Keys")} onClose={onClose}>
      <table className="t">
        <tbody>
          {rows().map(([keys, what]) => (
            <tr key={keys} className="flat">
              <td style={{ width: 130 }}>
                {keys.split("  ").map((k) => (
                  <span key={k}>
                    <span className="kbd">{k}</span>{" "}
                  </span>
                ))}
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <CheckField
        label={say("Use the keys of one letter")}
        checked={on}
        onChange={(next) => {
          setLetters(next);
          setOn(next);
        }}
      />
    </Dialog>
  );
}
