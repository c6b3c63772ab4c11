import type { Happening, Reaction } from "#server/registry.ts";
import type { Document, Revision } from "../record.ts";
import type { Tx } from "#server/database.ts";
import { askMissing } from "./distribution.ts";
import { issuesToRead, lookThroughAll, type Issued } from "./issues.ts";
import { lapseAll, lapseStale } from "./lapsing.ts";
import type { Tables } from "./tables.ts";
import { recallCopies } from "./document-handlers.ts";
import { say } from "#kernel/sentence.ts";

/** As many people as are asked in the very transaction of the issue; more are asked by the clock within minutes. */
const atOnce = 60;

/** A new document has a first revision to write in. */
const firstRevision: Reaction["does"] = async ({ after, input, also }) => {
  await also("revision.draft", { input: { documentId: after.id, source: (input as { source?: string }).source ?? "written" } });
};

const documentIdOf = (happening: Happening): string => (happening.after as unknown as Revision).documentId;

const begun: Reaction["does"] = async (happening) => void (await happening.also("document.follow", { id: documentIdOf(happening), input: { openId: happening.after.id } }));
const givenUp: Reaction["does"] = async (happening) => void (await happening.also("document.follow", { id: documentIdOf(happening), input: { openId: null } }));

const askingOf = (happening: Happening) => ({ tx: happening.tx, also: happening.also, today: happening.today });

/** What is not through in this transaction is left to the clock. */
const leave = async (happening: Happening, issues: readonly Issued[]): Promise<void> => {
  const tx = happening.tx as unknown as Tx<Tables>;
  for (const { revisionId } of issues)
    await tx
      .insertInto("distribution_due")
      .values({ organisation_id: happening.actor.organisationId, revision_id: revisionId })
      .onConflict((c) => c.doNothing())
      .execute();
};

const read = async (happening: Happening, documentId: string): Promise<void> => {
  await leave(happening, await askMissing(askingOf(happening), await issuesToRead(happening.tx, { documentId }), { most: atOnce }));
  await lapseStale(askingOf(happening), atOnce);
};

/** It holds now: the document follows, old printed copies are called back, and people are asked to read it. */
const inForce: Reaction["does"] = async (happening) => {
  const documentId = documentIdOf(happening);
  if (happening.after.state === "effective") {
    const document = (await happening.also("document.follow", { id: documentId, input: { openId: null, currentId: happening.after.id } })) as unknown as Document;
    await recallCopies(happening as never, documentId, say("A newer issue of {code} is in force.", { code: document.code }));
  }
  await read(happening, documentId);
};

/** Its distribution changed: whoever is new on it is asked to read it. */
const redistributed: Reaction["does"] = async (happening) => {
  if ((happening.input as { audience?: unknown }).audience !== undefined) await read(happening, happening.after.id);
};

/** Somebody came to a position: what it follows is theirs to read, in the same transaction while that is little. */
const joined: Reaction["does"] = async (happening) => {
  const { personId } = happening.input as { personId?: string };
  if (personId) await leave(happening, await askMissing(askingOf(happening), await issuesToRead(happening.tx, "all"), { most: atOnce, personId }));
};

/** A position that moved, or a unit, may bring its people under other distribution lists: the clock looks through all of them. */
const moved: Reaction["does"] = async (happening) => void (await lookThroughAll(happening.tx));

export const reactions: Reaction[] = [
  { to: "document.begin", does: firstRevision },
  ...["revision.draft", "revision.import"].map((to) => ({ to, does: begun })),
  ...["revision.reject", "revision.drop"].map((to) => ({ to, does: givenUp })),
  ...["revision.issue", "revision.takeEffect"].map((to) => ({ to, does: inForce })),
  { to: "revision.takeBack", does: ({ tx, also, after }) => lapseAll({ tx, also }, after.id) },
  { to: "document.describe", does: redistributed },
  { to: "position.appoint", does: joined },
  ...["position.move", "position.change", "unit.move"].map((to) => ({ to, does: moved })),
];
