import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import { spineColumns } from "#server/spine.ts";
import type { Adoption, ApplicabilityRead, FrameworkRead, Overruling } from "../record.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;
/** All of them when no ids are named. */
export type Ids = readonly string[] | "all";

const spine = sql.join(spineColumns.map((column) => sql.raw(column.replace(/ as (\w+)$/, ' as "$1"'))));
const among = (ids: Ids) => (ids === "all" ? sql`true` : sql`r.id = any(${ids}::uuid[])`);

export async function adoptions(tx: Here, ids: Ids): Promise<Adoption[]> {
  const { rows } = await sql<Adoption>`
    select ${spine}, a.edition_id as "editionId", a.scope, a.site_ids as "siteIds", a.certificate, a.transition
      from adoptions a join records r on r.organisation_id = a.organisation_id and r.id = a.id where a.organisation_id = (select app_organisation()) and ${among(ids)} order by r.opened_at, a.edition_id`.execute(
    tx,
  );
  return rows;
}

export async function applicabilities(tx: Here, ids: Ids, today: string): Promise<ApplicabilityRead[]> {
  const { rows } = await sql<ApplicabilityRead>`
    select ${spine}, a.edition_id as "editionId", a.requirement_id as "requirementId", a.applies, a.reason, a.approved_by as "approvedBy", a.approved_on as "approvedOn",
           exists (select from positions_held(r.organisation_id, ${today}) h join positions p on p.organisation_id = r.organisation_id and p.id = h.position_id
                    where h.person_id = r.owner_id and not h.deputy and p.role = 'management_representative') as "proposerCoordinates"
      from applicabilities a join records r on r.organisation_id = a.organisation_id and r.id = a.id where a.organisation_id = (select app_organisation()) and ${among(ids)} order by r.opened_at desc, r.id`.execute(
    tx,
  );
  return rows;
}

export async function overrulings(tx: Here, ids: Ids): Promise<Overruling[]> {
  const { rows } = await sql<Overruling>`
    select ${spine}, o.edition_id as "editionId", o.requirement_id as "requirementId", o.status, o.computed, o.reason, o.until_on as until
      from overrulings o join records r on r.organisation_id = o.organisation_id and r.id = o.id where o.organisation_id = (select app_organisation()) and ${among(ids)} order by r.opened_at desc, r.id`.execute(
    tx,
  );
  return rows;
}

/** The fingerprint is taken from the tree as it stands, so that a tree changed beside the door does not agree with the trail. */
export async function frameworks(tx: Here, ids: Ids): Promise<FrameworkRead[]> {
  const { rows } = await sql<FrameworkRead>`
    select ${spine}, f.edition_id as "editionId", f.source_id as "sourceId", f.format, f.reference, f.published_version as "publishedVersion", f.publisher, f.licence, f.read, f.groups, f.assessable, f.file_hash as "fileHash",
           encode(sha256(convert_to(c.content, 'UTF8')), 'hex') as "contentHash",
           (select count(*) from adoptions a join records b on b.organisation_id = a.organisation_id and b.id = a.id where a.organisation_id = f.organisation_id and a.edition_id = f.edition_id and b.state = 'adopted') as adopted
      from frameworks f join records r on r.organisation_id = f.organisation_id and r.id = f.id join framework_contents c on c.organisation_id = f.organisation_id and c.framework_id = f.id
     where f.organisation_id = (select app_organisation()) and ${among(ids)} order by r.opened_at desc, r.id`.execute(tx);
  return rows;
}
