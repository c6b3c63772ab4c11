import type { Bank } from "./question.ts";

/** A key goes to whoever is asked: it says nothing about the answer, nor does its place. */
function question(key: string, text: string, right: string, wrong: readonly string[], reason: string): Bank[number] {
  const answers = wrong.toSpliced(key.length % (wrong.length + 1), 0, right);
  return { key, text, sort: "single", options: answers.map((answer, i) => ({ key: "abcdefgh"[i]!, text: answer, right: answer === right })), reason };
}

/** What somebody who reaches into a machine has to know: twelve questions, of which five are drawn. */
export const lockoutBank: Bank = [
  question(
    "whose-lock",
    "Whose lock hangs on the main switch?",
    "One of each person who works inside",
    ["One for the whole team", "The supervisor's"],
    "A team lock was once taken off while somebody was still inside.",
  ),
  question("who-opens", "Who takes a lock off?", "Whoever hung it", ["Whoever is free", "The last one to leave"], "Only its owner knows that nothing of theirs is inside."),
  question("wait", "How long do the drives need to discharge?", "Two minutes", ["None: the switch is off", "Ten seconds"], "The links hold their voltage after the switch is off."),
  question(
    "try",
    "What is done before reaching in?",
    "A start is tried",
    ["The lamp is looked at", "Somebody is asked"],
    "A lamp may be broken; a start that does not come is proof.",
  ),
  question(
    "spindle",
    "What may still move when the current is off?",
    "The spindle head, by its weight",
    ["Nothing", "The chip conveyor"],
    "Stored energy is let go before anybody reaches in.",
  ),
  question("air", "What about compressed air?", "Shut off and let out", ["It may stay", "Only for the clamp"], "A clamp that opens by itself has crushed fingers elsewhere."),
  question(
    "guest",
    "A fitter from outside works on the machine. Who locks?",
    "The fitter too, with a lock of their own",
    ["Only our people", "The gate keeper"],
    "Whoever reaches in has a lock.",
  ),
  question(
    "short",
    "Only a chip is stuck, it takes ten seconds. What holds?",
    "The same",
    ["The emergency stop is enough", "A colleague watches"],
    "Most hands were hurt in those ten seconds.",
  ),
  question("key", "Where is the key meanwhile?", "In the pocket of whoever is inside", ["In the lock", "In the drawer of the cell"], "A key in a drawer is a key of everybody."),
  question(
    "shift",
    "The shift ends and the work does not. What happens?",
    "The next one hangs a lock, then the first takes theirs off",
    ["The lock stays for the night", "The supervisor opens it"],
    "Between the two there is never a moment without a lock.",
  ),
  {
    key: "tell",
    text: "Whom do you tell before you lock a machine?",
    sort: "multiple",
    options: [
      { key: "operator", text: "Whoever runs it", right: true },
      { key: "lead", text: "The shift supervisor", right: true },
      { key: "customer", text: "The customer", right: false },
    ],
    reason: "They know what is clamped, and what waits for it.",
  },
  {
    key: "what",
    text: "What is written on the tag?",
    sort: "multiple",
    options: [
      { key: "name", text: "The name", right: true },
      { key: "since", text: "Since when", right: true },
      { key: "piece", text: "The price of the piece", right: false },
    ],
    reason: "Somebody who finds the lock has to find its owner.",
  },
];

/** The right answers to what was drawn. */
export const rightly = (keys: readonly string[]): Record<string, string[]> =>
  Object.fromEntries(
    keys.map((key) => [
      key,
      lockoutBank
        .find((q) => q.key === key)!
        .options.filter((o) => o.right)
        .map((o) => o.key),
    ]),
  );
