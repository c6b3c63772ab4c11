import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Asking } from "#server/registry.ts";
import type { ImportedFramework } from "../frameworks/imported.ts";
import { frameworkKind, type FrameworkRead } from "../record.ts";
import type { frameworkViews, ImportReportShown } from "../views.ts";
import { openEdition } from "./editions.ts";
import { frameworks } from "./find.ts";
import { readFile } from "./read-framework.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;
type On<A> = Asking<A, StandardsTables>;

export const frameworkPath = (number: string): string => frameworkKind.path.replace(":number", number);

/** The framework that is here already under the same name and version; one that was withdrawn counts too, since it can be restored. */
export const alreadyHere = async (tx: Here, read: ImportedFramework): Promise<FrameworkRead | undefined> =>
  (await frameworks(tx, "all")).find((f) => f.editionId === read.edition.id || (f.sourceId === read.sourceId && f.publishedVersion === read.version));

/** What was read and what was left, for the person who imports. */
export async function reportOf(tx: Here, read: ImportedFramework): Promise<z.input<typeof ImportReportShown>> {
  const { edition, report } = read,
    already = await alreadyHere(tx, read);
  return {
    editionId: edition.id,
    reference: edition.reference,
    title: edition.title,
    format: read.format,
    version: read.version,
    publisher: read.publisher,
    licence: read.licence,
    read: report.read,
    groups: report.groups,
    assessable: report.assessable,
    ignored: [...report.ignored],
    sample: edition.requirements.slice(0, 12).map((r) => ({ reference: r.reference, title: r.title })),
    already: already ? { kind: already.kind, id: already.id, number: already.number, title: already.title, path: frameworkPath(already.number) } : null,
  };
}

export async function inspect({ tx, asks, content }: On<{ sha256: string }>): Promise<z.input<typeof ImportReportShown>> {
  return reportOf(tx, await readFile(await content(asks.sha256)));
}

export async function list({ tx }: On<object>): Promise<z.input<typeof frameworkViews.list.gives>> {
  const items = (await frameworks(tx, "all")).map((f) => ({ ...f, path: frameworkPath(f.number) }));
  return { items, total: items.length };
}

export async function one({ tx, asks }: On<{ number: string }>): Promise<z.input<typeof frameworkViews.one.gives>> {
  const found = (await frameworks(tx, "all")).find((f) => f.number.toLowerCase() === asks.number.toLowerCase());
  if (!found) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  const owner = found.ownerId === null ? null : ((await tx.selectFrom("people").select("name").where("id", "=", found.ownerId).executeTakeFirst())?.name ?? null);
  const { requirements } = await openEdition(tx, found.editionId);
  return {
    ...found,
    path: frameworkPath(found.number),
    owner,
    requirements: requirements.map((r) => ({ id: r.id, reference: r.reference, title: r.title, parentId: r.parentId, assessable: r.assessable })),
  };
}
