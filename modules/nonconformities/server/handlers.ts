import { bind, type Keeper } from "#server/registry.ts";
import { actionActs, causeActs, nonconformityActs, outputActs, posterActs, reportActs } from "../acts.ts";
import { nonconformityTurns } from "../nonconformity-turns.ts";
import {
  actionKind,
  nonconformityKind,
  outputKind,
  posterKind,
  reportKind,
  type ActionRead,
  type NonconformityRead,
  type OutputRead,
  type PosterRead,
  type ReportRead,
} from "../record.ts";
import { actionTurns, outputTurns, reportTurns } from "../turns.ts";
import { actionHandlers } from "./action-handlers.ts";
import { causeHandlers } from "./cause-handlers.ts";
import { findActions, findNonconformities, findOutputs, findPosters, findReports } from "./find.ts";
import { nonconformityHandlers } from "./nonconformity-handlers.ts";
import { outputHandlers } from "./output-handlers.ts";
import { posterHandlers } from "./poster-handlers.ts";
import { reportHandlers } from "./report-handlers.ts";
import type { Tables } from "./tables.ts";

const ids = (...people: (string | null | undefined)[]): string[] => people.filter((p): p is string => typeof p === "string");

export const reports: Keeper<ReportRead, Tables> = {
  kind: reportKind,
  find: findReports,
  turns: reportTurns,
  readers: (r) => ids(r.reporterId),
  search: (r) => `${r.text} ${r.place ?? ""}`,
};
export const nonconformities: Keeper<NonconformityRead, Tables> = {
  kind: nonconformityKind,
  find: findNonconformities,
  turns: nonconformityTurns,
  readers: (n) => ids(n.ownerId, n.foundBy, ...n.team.map((m) => m.personId), ...n.closerIds, ...n.verifierIds),
  search: (n) => [n.what, n.place, n.process, n.product, n.supplier, n.cause?.text, ...n.clauses].filter(Boolean).join(" "),
};
export const outputs: Keeper<OutputRead, Tables> = {
  kind: outputKind,
  find: findOutputs,
  turns: outputTurns,
  readers: (o) => ids(o.parentOwnerId),
  search: (o) => `${o.item} ${o.lot ?? ""} ${o.location}`,
};
export const actions: Keeper<ActionRead, Tables> = {
  kind: actionKind,
  find: findActions,
  turns: actionTurns,
  readers: (a) => ids(a.ownerId, a.parentOwnerId, ...a.judgeIds),
  search: (a) => `${a.details ?? ""} ${a.proof ?? ""}`,
};
export const posters: Keeper<PosterRead, Tables> = { kind: posterKind, find: findPosters };

export const bound = [
  bind(reports, reportActs, reportHandlers),
  bind(nonconformities, { ...nonconformityActs, ...causeActs }, { ...nonconformityHandlers, ...causeHandlers }),
  bind(outputs, outputActs, outputHandlers),
  bind(actions, actionActs, actionHandlers),
  bind(posters, posterActs, posterHandlers),
];
