import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { discover } from "#app/discover.ts";
import { decideBeginning, type Act, type Beginning } from "#kernel/act.ts";
import { actorFrom, GovernanceRole, type Actor } from "#kernel/actor.ts";
import { decideView } from "#kernel/view.ts";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";

const registry = register(await discover(), own),
  table = path.join(packageRoot(), "house", "access.txt");

/** Somebody with one position of this role, and the authority that the default matrix gives it. */
const holding = (role: GovernanceRole): Actor =>
  actorFrom({
    id: "00000000-0000-4000-8000-000000000001",
    name: role,
    organisationId: "o",
    organisation: "o",
    zone: "Asia/Kolkata",
    today: "2026-11-23",
    actingFor: [],
    positions: [{ id: "00000000-0000-4000-8000-000000000002", title: role, siteId: null, unitId: null, role }],
    authority: [...registry.acts.values()].filter(({ act }) => act.holders?.includes(role)).map(({ act }) => act.name),
  });

const marks: Record<GovernanceRole, string> = {
  top_management: "TM",
  management_representative: "MR",
  process_owner: "PO",
  employee: "EM",
  internal_auditor: "IA",
  consultant: "CO",
  external_auditor: "XA",
  administrator: "AD",
};

/** A record that is nobody's, of which nothing else is known. */
const nobodys = new Proxy({ id: "0", state: "nowhere", version: 1, ownerId: "somebody else" }, { get: (record, field) => (field in record ? record[field as "id"] : []) });

const mayAct = (act: Act | Beginning, actor: Actor): boolean => {
  if (act.byClock) return false;
  if ("begins" in act) return decideBeginning(act, actor).yes;
  return act.may.every((rule) => rule(actor, nobodys as never, act.name).yes);
};

const line = (name: string, allowed: (actor: Actor) => boolean): string => {
  const roles = GovernanceRole.options.filter((role) => allowed(holding(role))).map((role) => marks[role]);
  return `${name.padEnd(40)} ${roles.length === GovernanceRole.options.length ? "everybody" : roles.join(" ") || "-"}`;
};

/** Who may do what to a record that is not theirs, and ask what: one line each. */
const current = (): string =>
  [
    "# acts",
    ...[...registry.acts.values()].map(({ act }) => line(act.name, (actor) => mayAct(act, actor))).toSorted(),
    "# views",
    ...[...registry.views.values()].map(({ view }) => line(view.name, (actor) => decideView(view, actor).yes)).toSorted(),
    "",
  ].join("\n");

/** The table is read by a person whenever it changes: write it anew with UPDATE_ACCESS=1. */
it("who may do and ask what is as it was last reviewed, for every act, every view and every default role", () => {
  if (process.env["UPDATE_ACCESS"]) fs.writeFileSync(table, current());
  expect(current()).toBe(fs.readFileSync(table, "utf8"));
});

it("nobody from outside approves, and an administrator signs nothing", () => {
  const signed = [...registry.acts.values()].filter(({ act }) => act.signed !== undefined);
  for (const { act } of signed) for (const role of ["consultant", "external_auditor"] as const) expect(mayAct(act, holding(role)), `${role} ${act.name}`).toBe(false);
  for (const { act } of signed.filter((r) => r.act.signed === "approval")) expect(mayAct(act, holding("administrator")), act.name).toBe(false);
});
