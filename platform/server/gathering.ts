import type { Decision } from "#kernel/decision.ts";
import { Refusal } from "#kernel/errors.ts";
import type { ActRequest } from "#kernel/platform.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "./database.ts";
import type { Numbering } from "./numbering.ts";
import type { Keeper, Moment, Note } from "./registry.ts";
import type { Session, World } from "./world.ts";

/** What one transaction gathers: consequences share it. */
export interface Work {
  readonly world: World;
  readonly tx: Tx;
  readonly session: Session;
  readonly moment: Moment;
  readonly method: string | null;
  readonly notes: Note[];
  readonly acts: string[];
  readonly afterwards: (() => Promise<object>)[];
  readonly numbering: Numbering;
  readonly cause: string | null;
  /** Carries out another act in this transaction, as a consequence. */
  readonly also: (work: Work, request: Consequence) => Promise<Kept>;
}

export interface Consequence extends Partial<ActRequest> {
  readonly act: string;
  readonly id?: string;
}

export const refuse = (decision: Decision): void => {
  if (!decision.yes) throw new Refusal(decision.about === "who" ? "forbidden" : "conflict", decision.because);
};

export const keptFields = (keeper: Keeper, record: object): object => {
  const fields = keeper.kind.schema.shape;
  return Object.fromEntries(Object.entries(record).filter(([field]) => field in fields));
};

export async function find(work: Work, keeper: Keeper, id: string): Promise<Kept> {
  const [record] = await keeper.find(work.tx, [id], work.moment);
  if (!record) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  return record;
}

/** Carries out another act in the same transaction, as the system on behalf of whoever acts. */
export const consequence = (work: Work, cause: string, request: Consequence): Promise<Kept> =>
  work.also({ ...work, cause, session: { ...work.session, actor: { ...work.session.actor, system: true } } }, request);
