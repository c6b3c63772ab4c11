import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { clockOf, type Session, type World } from "#server/world.ts";
import type { Certificate } from "../../importing/certificate.ts";
import { uploaded } from "../text-in.ts";
import { importDocuments } from "./run.ts";
import { zipSource } from "./source.ts";

export interface ImportAsked {
  /** A folder as a ZIP file that was uploaded before. */
  readonly sha256: string;
  readonly dryRun: boolean;
}

/**
 * An import from a page. What comes in was approved elsewhere and is in force at once: that is for the
 * management representative, whose name stands in every record that came in.
 * @throws Refusal: somebody else asks; there is no such file; it is no ZIP file with a sheet in it
 */
export async function importUploaded({ world, session }: { world: World; session: Session }, { sha256, dryRun }: ImportAsked): Promise<Certificate> {
  const { actor, origin, userId } = session;
  if (!actor.roles.has("management_representative")) throw new Refusal("forbidden", say("Documents that were approved elsewhere are brought in by the management representative."));
  const { type, bytes } = await uploaded({ world, session }, sha256);
  if (type !== "application/zip") throw new Refusal("invalid", say("Choose a folder, or a folder packed as a ZIP file."), { fields: { sha256: say("Another kind of file.") } });
  const clock: Session = { actor: clockOf({ id: actor.organisationId, name: actor.organisation, zone: actor.zone }), origin, userId };
  return importDocuments({ world, session: clock, path: zipSource(bytes), dryRun, initiator: say("{name}, signed in", { name: actor.name }) });
}
