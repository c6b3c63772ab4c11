import path from "node:path";
import { decideBeginning, type Act, type Beginning } from "#kernel/act.ts";
import { actorFrom, GovernanceRole, type Actor } from "#kernel/actor.ts";
import { decideView } from "#kernel/view.ts";
import type { Found, Registry } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";

/** Somebody with one position of this role, and the authority that the default matrix gives it. */
export const holding = (registry: Registry, role: GovernanceRole): Actor =>
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

/** May somebody do this act to a record that is not theirs? */
export const mayAct = (act: Act | Beginning, actor: Actor): boolean => {
  if (act.byClock) return false;
  if ("begins" in act) return decideBeginning(act, actor).yes;
  return act.may.every((rule) => rule(actor, nobodys as never, act.name).yes);
};

const line = (name: string, allowed: (role: GovernanceRole) => boolean): string => {
  const roles = GovernanceRole.options.filter(allowed).map((role) => marks[role]);
  return `${name.padEnd(40)} ${roles.length === GovernanceRole.options.length ? "everybody" : roles.join(" ") || "-"}`;
};

/** Where a reviewed table lies: beside the module that it is about, and the platform's own beside this file. */
export const tableOf = (folder: string | null): string => (folder ? path.join(packageRoot(), "modules", folder, "access.txt") : path.join(packageRoot(), "house", "access.txt"));

/** Who may do what to a record that is not theirs, and ask what: one line each, of one module, or of the platform itself. */
export function accessOf(registry: Registry, found: readonly Found[], folder: string | null): string {
  const names = (of: "acts" | "views", which: readonly Found[]) => new Set(which.flatMap((f) => f.module[of].map(({ name }) => name)));
  const mine = (of: "acts" | "views", name: string) =>
    folder
      ? names(
          of,
          found.filter((f) => f.folder === folder),
        ).has(name)
      : !names(of, found).has(name);
  const acts = [...registry.acts.values()].filter(({ act }) => mine("acts", act.name)),
    views = [...registry.views.values()].filter(({ view }) => mine("views", view.name));
  return [
    "# acts",
    ...acts.map(({ act }) => line(act.name, (role) => mayAct(act, holding(registry, role)))).toSorted(),
    "# views",
    ...views.map(({ view }) => line(view.name, (role) => decideView(view, holding(registry, role)).yes)).toSorted(),
    "",
  ].join("\n");
}
