import type { Actor } from "#kernel/actor.ts";
import { dayOf } from "#kernel/date.ts";
import type { ActRequest } from "#kernel/platform.ts";
import type { Database, Viewpoint } from "./database.ts";
import type { Access } from "./access.ts";
import type { Store } from "./files/store.ts";
import type { Moment, Note, Registry } from "./registry.ts";

/** Where a request came from; kept with every event. */
export interface Origin {
  readonly session: string | null;
  readonly address: string | null;
  readonly device: string | null;
}

/** What `Origin.session` begins with when somebody acts at a screen that many share; the id of that screen's record follows. */
const kioskMark = "kiosk:";

/** Where somebody acts who proved at a shared screen, with a personal PIN, who they are. */
export const atKiosk = (id: string, where: { address: string | null; device: string }): Origin => ({ ...where, session: `${kioskMark}${id}` });
export const isAtKiosk = (origin: Origin): boolean => origin.session?.startsWith(kioskMark) ?? false;

/** Proves that the person who signs is the person whose name is printed, at the moment of signing. */
export interface Signer {
  /** Answers with the method used ("password", "passkey"), or refuses. `about` is the act and the record, as a passkey's challenge was asked for. */
  readonly prove: (session: Session, signature: NonNullable<ActRequest["signature"]>, about: string) => Promise<string>;
}

/** Who acts, and from where. */
export interface Session {
  readonly actor: Actor;
  readonly origin: Origin;
  /** The login behind the person; null for the clock, imports and people without a login. */
  readonly userId: string | null;
}

/** Everything the server stands on, opened once at start. */
export interface World {
  readonly db: Database;
  readonly registry: Registry;
  readonly clock: () => Date;
  readonly release: string;
  readonly signer: Signer;
  /** Where the content of files lies; absent, there are none. */
  readonly store?: Store;
  /** Giving and taking logins; absent where nobody signs in. */
  readonly access?: Access;
  /** Told after commit, outside the transaction: notes to people, records that changed. */
  readonly afterCommit?: (what: { organisationId: string; notes: readonly Note[]; acts: readonly string[] }) => void;
}

export const momentOf = (world: World, actor: Actor): Moment => {
  const now = world.clock();
  return { now, today: dayOf(now, actor.zone), zone: actor.zone };
};

export const noOrigin: Origin = { session: null, address: null, device: null };

const nobody = { positions: [], roles: new Set<never>(), authority: new Set<string>(), actingFor: [] };

/** The clock as an actor: it sees everything in one organisation and no position grants it anything. */
export const clockOf = (organisation: { id: string; name: string; zone: string }): Actor => ({
  id: organisation.id,
  name: "Remit",
  organisationId: organisation.id,
  organisation: organisation.name,
  zone: organisation.zone,
  today: "",
  ...nobody,
  system: true,
});

const confidential = ".readConfidential";

/** What a person's transactions may see. */
export const viewpointOf = (actor: Actor): Viewpoint => ({
  organisationId: actor.organisationId,
  personId: actor.id,
  reads: actor.system ? "*" : [...actor.authority].filter((a) => a.endsWith(confidential)).map((a) => a.slice(0, -confidential.length)),
});
