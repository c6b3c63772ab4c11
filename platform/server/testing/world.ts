import { sql } from "kysely";
import pg from "pg";
import { actorFrom, type ActorSheet, type GovernanceRole } from "#kernel/actor.ts";
import { newId } from "#kernel/id.ts";
import type { Kept } from "#kernel/record.ts";
import { connect, transaction } from "../database.ts";
import { own } from "../own/own.ts";
import { perform, type Performance } from "../perform.ts";
import { register, type Found, type Note } from "../registry.ts";
import { ask } from "../view.ts";
import { clockOf, noOrigin, type Session, type World } from "../world.ts";
import { freshDatabase } from "./databases.ts";

/** The people of the test organisation and the governance role of the one position that each holds. */
const cast = {
  director: "top_management",
  quality: "management_representative",
  head: "process_owner",
  purchasing: "process_owner",
  worker: "employee",
  colleague: "employee",
  auditor: "internal_auditor",
  consultant: "consultant",
  certifier: "external_auditor",
  administrator: "administrator",
} as const satisfies Record<string, GovernanceRole>;
export type Who = keyof typeof cast;
export const everybody = Object.keys(cast) as Who[];

const states: Record<string, string> = { organisation: "founded", site: "open", position: "established", person: "present" };

interface Placed {
  readonly organisationId: string;
  readonly people: Record<Who, string>;
  readonly positions: Record<Who, string>;
  readonly sites: { readonly peenya: string; readonly jigani: string };
}

/** Puts an organisation into the database as it stands, past the triggers: only for tests, which need somebody to act. */
async function place(client: pg.Client, slug: string, authority: ReadonlyMap<GovernanceRole, string[]>): Promise<Placed> {
  const organisationId = newId(),
    sites = { peenya: newId(), jigani: newId() };
  const people = {} as Record<Who, string>,
    positions = {} as Record<Who, string>;
  const record = (id: string, kind: string, number: string, title: string, siteId: string | null = null) =>
    client.query("insert into records (organisation_id, id, kind, number, title, state, opened_at, site_id, search) values ($1,$2,$3,$4,$5,$7,'2020-01-01',$6,lower($5))", [
      organisationId,
      id,
      kind,
      number,
      title,
      siteId,
      states[kind],
    ]);
  await client.query("set session_replication_role = replica");
  await client.query("insert into chains (organisation_id) values ($1)", [organisationId]);
  await client.query("insert into organisations (organisation_id, id, name, slug) values ($1, $1, $2, $3)", [organisationId, slug, slug]);
  await record(organisationId, "organisation", "ORG-1", slug);
  for (const [code, id] of Object.entries(sites)) {
    await record(id, "site", `S-${code}`, code);
    await client.query("insert into sites (organisation_id, id, code) values ($1,$2,$3)", [organisationId, id, code]);
  }
  for (const [who, role] of Object.entries(cast) as [Who, GovernanceRole][]) {
    const person = (people[who] = newId()),
      position = (positions[who] = newId());
    await record(person, "person", `P-${who}`, who);
    await client.query("insert into people (organisation_id, id, name, user_name, signing) values ($1,$2,$3,$4,$5)", [
      organisationId,
      person,
      who,
      who,
      JSON.stringify({ verifiedBy: person, acceptedAt: "2020-01-01T00:00:00.000Z" }),
    ]);
    await record(position, "position", `POS-${who}`, `${who} position`, role === "top_management" ? null : sites.peenya);
    const reportsTo = who === "director" ? null : who === "worker" || who === "colleague" ? positions.head : positions.director;
    await client.query("insert into positions (organisation_id, id, role, reports_to, authority) values ($1,$2,$3,$4,$5)", [
      organisationId,
      position,
      role,
      reportsTo,
      authority.get(role) ?? [],
    ]);
    await client.query("insert into holdings (organisation_id, id, position_id, person_id, from_on) values ($1,$2,$3,$4,'2020-01-01')", [
      organisationId,
      newId(),
      position,
      person,
    ]);
  }
  await client.query("set session_replication_role = origin");
  return { organisationId, people, positions, sites };
}

const authorityOf = (registry: World["registry"]): Map<GovernanceRole, string[]> => {
  const authority = new Map<GovernanceRole, string[]>();
  for (const { act } of registry.acts.values()) for (const role of act.holders ?? []) authority.set(role, [...(authority.get(role) ?? []), act.name]);
  return authority;
};

export interface TestWorld extends Placed {
  readonly world: World;
  readonly stranger: Placed;
  /** What was told to people after commit, oldest first. */
  readonly notes: Note[];
  /** Sets the clock, by default 2026-11-23 09:00 in India. */
  setClock(at: string): void;
  as(who: Who, where?: Placed): Promise<Session>;
  readonly clock: Session;
  /** Performs an act on the newest version; signs when the act asks for it (`signature: undefined` leaves it unsigned). */
  act(who: Who | Session, act: string, request?: Partial<Performance>): Promise<Kept & Record<string, unknown>>;
  view<T = Record<string, unknown>>(who: Who | Session, view: string, asks?: Record<string, unknown>, asOf?: string): Promise<T>;
  /** Connections under the server's own role. */
  readonly pool: pg.Pool;
  /** How the database's owner connects. */
  readonly connection: pg.PoolConfig;
  /** A connection of the database's owner, for tampering and looking underneath. */
  readonly owner: pg.Client;
  close(): Promise<void>;
}

/** A world of two organisations on a database of the test's own: everybody of the cast in both. */
export async function openWorld(found: readonly Found[]): Promise<TestWorld> {
  const database = await freshDatabase();
  const { db, pool } = connect(database.connection);
  const registry = register(found, own),
    notes: Note[] = [];
  let at = new Date("2026-11-23T03:30:00.000Z");
  const world: World = {
    db,
    registry,
    clock: () => at,
    release: "test",
    signer: {
      prove: async (_session, signature) => {
        if (signature.password === "wrong") throw new Error("wrong password");
        return "password";
      },
    },
    afterCommit: ({ notes: told }) => void notes.push(...told),
  };
  const owner = new pg.Client(database.connection);
  await owner.connect();
  const placed = await place(owner, "hemavathi", authorityOf(registry)),
    stranger = await place(owner, "stranger", authorityOf(registry));
  const as = async (who: Who, where: Placed = placed): Promise<Session> => {
    const { rows } = await pool.query<{ sheet: ActorSheet }>("select actor_sheet($1, $2, $3) as sheet", [where.organisationId, where.people[who], at]);
    const sheet = rows[0]?.sheet;
    if (!sheet) throw new Error(`${who} is nobody`);
    return { actor: actorFrom(sheet), origin: noOrigin, userId: `user-${who}` };
  };
  const sessionOf = (who: Who | Session): Promise<Session> | Session => (typeof who === "string" ? as(who) : who);
  return {
    ...placed,
    world,
    stranger,
    notes,
    as,
    owner,
    connection: database.connection,
    pool,
    clock: { actor: clockOf({ id: placed.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }), origin: noOrigin, userId: null },
    setClock: (moment) => void (at = new Date(moment)),
    act: async (who, act, request = {}) => {
      const session = await sessionOf(who),
        signed = registry.acts.get(act)?.act.signed;
      const version = request.id && request.version === undefined ? await versionOf(world, session, request.id) : request.version;
      const signature = "signature" in request ? request.signature : signed ? { meaning: signed, password: "right" } : undefined;
      return await perform(world, session, { act, ...request, ...(version === undefined ? {} : { version }), ...(signature ? { signature } : {}) });
    },
    view: async <T>(who: Who | Session, view: string, asks: Record<string, unknown> = {}, asOf?: string) => (await ask(world, await sessionOf(who), { view, asks, asOf })) as T,
    close: async () => {
      await owner.end();
      await pool.end();
      await database.drop();
    },
  };
}

const versionOf = (world: World, session: Session, id: string): Promise<number | undefined> =>
  transaction(world.db, { organisationId: session.actor.organisationId, personId: session.actor.id, reads: "*" }, async (tx) => {
    const { rows } = await sql<{ version: number }>`select version from records where id = ${id}`.execute(tx);
    return rows[0]?.version;
  });
