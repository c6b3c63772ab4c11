import type { FastifyRequest } from "fastify";
import { actorFrom, type Actor, type ActorSheet } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type pg from "pg";
import type { Identity } from "../identity/identity.ts";
import type { SessionInfo } from "../identity/sessions.ts";
import { inScope } from "../identity/tokens.ts";
import type { Session, World } from "../world.ts";

export interface Doors {
  readonly world: World;
  readonly identity: Identity;
  readonly pool: pg.Pool;
}

/** A session as HTTP knows it: with the scopes of a token, if one was used. */
export interface HttpSession extends Session {
  readonly info: SessionInfo;
}

const notSignedIn = () => new Refusal("not_signed_in", say("Sign in first."));

const cookieOf = (request: FastifyRequest, name: string): string | undefined =>
  request.headers.cookie
    ?.split(/;\s*/)
    .find((c) => c.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** Which of a login's organisations this request is about: the header says it, else a cookie, else there is one. */
function chosen(request: FastifyRequest, info: SessionInfo): { organisationId: string; personId: string } {
  const header = request.headers["remit-organisation"];
  const wanted = (Array.isArray(header) ? header[0] : header) ?? cookieOf(request, "remit_organisation");
  const explicit = header !== undefined;
  const found = wanted ? info.organisations.find((o) => o.organisationId === wanted) : undefined;
  const belonging = found ?? (explicit ? undefined : info.organisations[0]);
  if (!belonging) throw explicit ? new Refusal("not_found", say("You do not belong to such an organisation.")) : notSignedIn();
  return belonging;
}

/** Reads, in one question, everything that makes this person an actor at this moment. */
const sheetQuery = "with s as materialized (select set_config('app.organisation', $1, true) as v) select actor_sheet($1::uuid, $2::uuid, $3) as sheet from s where s.v is not null";

/** Everything that makes this person an actor at this moment; nobody when they have left or are not of this organisation. */
export async function actorOf({ world, pool }: Pick<Doors, "world" | "pool">, who: { organisationId: string; personId: string }): Promise<Actor | undefined> {
  const { rows } = await pool.query<{ sheet: ActorSheet | null }>(sheetQuery, [who.organisationId, who.personId, world.clock()]);
  const sheet = rows[0]?.sheet;
  return sheet ? actorFrom(sheet) : undefined;
}

/** Who asks, or a refusal. A person who has left, or whose access ended, is nobody. */
export async function sessionOf(doors: Doors, request: FastifyRequest): Promise<HttpSession> {
  const info = await doors.identity.whoIs({ headers: request.headers, ip: request.ip });
  if (!info) throw notSignedIn();
  const belonging = chosen(request, info);
  const actor = await actorOf(doors, belonging);
  if (!actor) throw notSignedIn();
  return { actor, userId: info.userId, origin: { session: info.sessionId, address: info.address, device: info.device || null }, info };
}

/** A token may do only what it was made for: an act or view by name, or all of a kind (`nonconformity.*`). */
export function demandScope(session: HttpSession, name: string): void {
  const { scopes } = session.info;
  if (session.info.method !== "token" || !scopes) return;
  if (!inScope(scopes, name)) throw new Refusal("forbidden", say("This token was not made for {name}.", { name }));
}

/** A page says whom it shows: on a shared computer somebody else may have signed in beside it, and must not act by it. */
export function samePerson(request: FastifyRequest, personId: string): void {
  const shown = request.headers["remit-person"];
  if (shown !== undefined && shown !== personId)
    throw new Refusal("conflict", say("Somebody else signed in here meanwhile. Nothing was changed; load the page again, and sign in as yourself."));
}
