import type { Module } from "#kernel/module.ts";
import { say } from "#kernel/sentence.ts";
import type { Registry } from "#server/registry.ts";
import { refusedTo } from "../authority.ts";
import type { Position } from "../record.ts";
import type { AuthorityShown } from "../views.ts";

const saidOf = (module: Module, act: string): string => {
  const kind = act.split(".")[0] ?? act;
  return module.kinds.find((k) => k.kind === kind)?.one ?? module.title.toLowerCase();
};

/** Acts that somebody may be given at all: those whose rules or default holders ask the responsibility matrix. */
export function authorityOf(registry: Registry, position: Pick<Position, "role" | "authority">): AuthorityShown[] {
  const held = new Set(position.authority),
    known = new Set<string>();
  const shown = registry.modules.map((module) => ({
    module: module.name,
    title: module.title,
    acts: module.acts
      .filter((act) => (act.holders?.length ?? 0) > 0 || held.has(act.name))
      .map((act) => {
        known.add(act.name);
        return {
          name: act.name,
          kind: saidOf(module, act.name),
          title: act.title,
          past: act.past,
          held: held.has(act.name),
          usual: act.holders?.includes(position.role) === true,
          refused: refusedTo(position.role, act),
          class: act.class ?? null,
          signed: act.signed ?? null,
        };
      }),
  }));
  const strange = position.authority.filter((name) => !known.has(name));
  if (strange.length > 0)
    shown.push({
      module: "other",
      title: say("Other"),
      acts: strange.map((name) => ({ name, kind: name.split(".")[0] ?? name, title: name, past: name, held: true, usual: false, refused: null, class: null, signed: null })),
    });
  return shown.filter((module) => module.acts.length > 0);
}
