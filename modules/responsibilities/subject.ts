import { z } from "zod";
import { idOf } from "#kernel/naming.ts";
import { say } from "#kernel/sentence.ts";

/** What somebody can answer for: a clause of an edition, a process, a document, any other record, or a topic in words. */
export const Subject = z.strictObject({
  type: z.enum(["requirement", "process", "document", "record", "topic"]),
  /** "iso-9001-2015:8.4", the id of a record, or the topic's words. */
  ref: z.string().trim().min(1).max(120),
});
export type Subject = z.infer<typeof Subject>;

/** Accountable, responsible, consulted, informed: "answers for", "does the work", "is consulted", "is informed". */
export const Level = z.enum(["A", "R", "C", "I"]);
export type Level = z.infer<typeof Level>;

/** One position's part in a subject. */
export const Part = z.strictObject({ positionId: idOf("position"), level: Level });
export type Part = z.infer<typeof Part>;

/** A subject at a site; no site is all sites. */
export interface Place {
  readonly subject: Subject;
  readonly siteId: string | null;
}

/** One word for a subject, as delegations and maps hold it: "requirement iso-9001-2015:8.4". */
export const wordOf = (subject: Subject): string => `${subject.type} ${subject.ref}`;

export const subjectOf = (word: string): Subject => {
  const at = word.indexOf(" ");
  return Subject.parse({ type: word.slice(0, at), ref: word.slice(at + 1) });
};

export const placeWord = ({ subject, siteId }: Place): string => `${wordOf(subject)} @${siteId ?? "all"}`;

/** A word that says what it is about; anything else is refused before it is looked up. */
export const SubjectWord = z
  .string()
  .max(200)
  .refine((word) => Subject.safeParse({ type: word.slice(0, word.indexOf(" ")), ref: word.slice(word.indexOf(" ") + 1) }).success, {
    message: say("Not a subject."),
  });

/** The edition that a requirement belongs to: "iso-9001-2015". */
export const editionOf = (ref: string): string => ref.slice(0, Math.max(0, ref.indexOf(":")));

/** The clause number in a requirement's id: "8.4". */
export const clauseOf = (ref: string): string => ref.slice(ref.indexOf(":") + 1);
