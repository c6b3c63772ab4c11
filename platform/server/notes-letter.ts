import { say } from "#kernel/sentence.ts";
import { pathOf } from "./own/records.ts";
import type { Registry } from "./registry.ts";

/** A note that waits to be mailed. */
export interface Waiting {
  readonly id: string;
  readonly text: string;
  readonly once: string;
  readonly act: string | null;
  readonly recordId: string | null;
  readonly kind: string | null;
  readonly number: string | null;
}

interface About {
  readonly organisation: string;
  readonly baseUrl: string;
  readonly notes: readonly Waiting[];
}

const longest = 50;

/** Reminders of the same thing are one: only the newest note about an act on a record, or of a morning's late things, is told. */
export function consolidated(notes: readonly Waiting[]): Waiting[] {
  const newest = new Map<string, Waiting>();
  for (const note of notes) {
    const about = note.recordId && note.act ? `${note.recordId} ${note.act}` : note.once.startsWith("late/") ? "late" : note.id;
    newest.delete(about); // told where the newest stands
    newest.set(about, note);
  }
  return [...newest.values()];
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** One letter about everything that waits: what happened, and where to look. The subject names no content when there are several. */
export function letterOf(registry: Registry, { organisation, baseUrl, notes }: About): { subject: string; text: string } {
  const told = consolidated(notes),
    shown = told.slice(-longest),
    more = told.length - shown.length;
  const items = shown.map((note) => {
    const path = note.recordId && note.kind && note.number ? pathOf(registry, { id: note.recordId, kind: note.kind, number: note.number }) : "/";
    return `${oneLine(note.text)}\n${baseUrl}${path}`;
  });
  const first = shown[0];
  const subject = shown.length === 1 && first ? oneLine(first.text).slice(0, 150) : say("{organisation}: {n} things for you", { organisation, n: told.length });
  const rest = more > 0 ? [say("And {n} more: {link}", { n: more, link: `${baseUrl}/` })] : [];
  return { subject, text: [...items, ...rest, say("Choose how you hear of such things: {link}", { link: `${baseUrl}/account` })].join("\n\n") };
}
