import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Doing } from "#server/registry.ts";
import type { ImportBase } from "../import-base.ts";
import { planImport } from "../import.ts";
import type { Plan, Step } from "../import-plan.ts";
import type { Organisation } from "../record.ts";
import { people, positions, sites, units } from "./directory.ts";
import type { OrganisationTables } from "./tables.ts";

/** What is kept now, as far as a file is compared with it. Erased people are nobody's match. */
export async function importBase(tx: Tx<OrganisationTables>, today: string): Promise<ImportBase> {
  const [there, parts, places, everybody] = [await sites(tx, "all"), await units(tx, "all"), await positions(tx, "all", today), await people(tx, "all", { today })];
  return {
    today,
    sites: there.map(({ id, code, title, address, state }) => ({ id, code, name: title, address, state })),
    units: parts.map(({ id, title, parentId, state }) => ({ id, name: title, parentId, state })),
    positions: places.map(({ id, code, title, role, siteId, unitId, reportsTo, seats, state, holdings }) => ({
      id,
      code,
      title,
      role,
      siteId,
      unitId,
      reportsTo,
      seats,
      state,
      holdings,
    })),
    people: everybody
      .filter((p) => p.state !== "erased")
      .map(({ id, number, employeeNumber, name, email, phone, userName, joinedOn, leftOn, state }) => ({
        id,
        number,
        employeeNumber,
        name,
        email,
        phone,
        userName,
        joinedOn,
        leftOn,
        state,
      })),
  };
}

/** The refusal of a file: every complaint under its line, so that it can be mended in one go. */
export const refusalOf = (plan: Plan): Refusal =>
  new Refusal(
    "invalid",
    say("{n, plural, one {# place in the file needs attention.} other {# places in the file need attention.}} Nothing was imported.", { n: plan.problems.length }),
    {
      fields: Object.fromEntries(
        plan.problems.map((p, i) => [
          `${p.line}${p.column ? `.${p.column}` : ""}${plan.problems.findIndex((q) => q.line === p.line && q.column === p.column) === i ? "" : `.${i}`}`,
          p.says,
        ]),
      ),
      current: { problems: plan.problems },
    },
  );

/** Does what the file asks for, act by act, in the transaction of the import: all of it or nothing. */
export async function carryOutImport(doing: Pick<Doing<Organisation, { text: string }, OrganisationTables>, "tx" | "today" | "input" | "also" | "reason">): Promise<void> {
  const plan = planImport(doing.input.text, await importBase(doing.tx, doing.today));
  if (plan.problems.length > 0) throw refusalOf(plan);
  for (const step of plan.steps) await carryOut(doing.also, step);
}

async function carryOut(also: Doing<Organisation, unknown, OrganisationTables>["also"], step: Step): Promise<void> {
  try {
    await also(step.act, { input: step.input, ...(step.id ? { id: step.id } : {}), ...(step.newId ? { newId: step.newId } : {}) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.kind, say("Line {line}: {because} Nothing was imported.", { line: step.line, because: error.message }), {
      current: { problems: [{ line: step.line, column: null, says: error.message }] },
    });
  }
}
