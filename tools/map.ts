import { pathToFileURL } from "node:url";
import type { Module } from "#kernel/module.ts";
import { discover } from "#app/discover.ts";

interface Mapped {
  readonly name: string;
  readonly serves: readonly string[];
  readonly uses: readonly string[];
  readonly acts: readonly { name: string; from: readonly string[] | null; to: string | readonly string[] | null; signed: string | null }[];
  readonly views: readonly { name: string }[];
  readonly facts: readonly string[];
  readonly indicators: readonly string[];
}

const listed = (value: unknown): readonly string[] | null => (Array.isArray(value) ? value : typeof value === "string" ? [value] : null);

/** What a module says about itself, as plain values. */
export const mapped = (module: Module): Mapped => ({
  name: module.name,
  serves: module.serves,
  uses: module.uses,
  acts: module.acts.map((act) => {
    const { from, to, signed } = act as { from?: unknown; to?: unknown; signed?: string };
    return { name: act.name, from: listed(from), to: typeof to === "string" ? to : listed(to), signed: signed ?? null };
  }),
  views: module.views.map(({ name }) => ({ name })),
  facts: module.facts.map(({ id }) => id),
  indicators: module.indicators.map(({ id }) => id),
});

const line = (label: string, values: readonly string[]): string => `  ${label.padEnd(11)}${values.join(", ") || "none"}`;

const acted = ({ name, from, to, signed }: Mapped["acts"][number]): string => {
  const states = [from?.join(" | ") ?? "", to ? `→ ${[to].flat().join(" | ")}` : ""].filter(Boolean).join(" ");
  return `    ${[name.padEnd(34), states, signed ? `signed: ${signed}` : ""].filter(Boolean).join("  ").trimEnd()}`;
};

/** The same for reading. */
export const drawn = (modules: readonly Mapped[]): string =>
  modules
    .map((m) =>
      [
        m.name,
        line("serves", m.serves),
        line("uses", m.uses),
        "  acts",
        ...m.acts.map(acted),
        line(
          "views",
          m.views.map((v) => v.name),
        ),
        line("facts", m.facts),
        line("indicators", m.indicators),
      ].join("\n"),
    )
    .join("\n\n");

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const modules = (await discover()).map(({ module }) => mapped(module));
  console.log(process.argv.includes("--json") ? JSON.stringify({ modules }, null, 2) : drawn(modules));
}
