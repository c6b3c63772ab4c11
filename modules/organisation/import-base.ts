import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { Holding } from "./record.ts";

const day = z.iso.date().nullable();

/** What is already kept, as far as an import compares its file with it. */
export const ImportBase = z.object({
  today: z.iso.date(),
  sites: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string(), address: z.string().nullable(), state: z.string() })),
  units: z.array(z.object({ id: z.uuid(), name: z.string(), parentId: z.uuid().nullable(), state: z.string() })),
  positions: z.array(
    z.object({
      id: z.uuid(),
      code: z.string().nullable(),
      title: z.string(),
      role: GovernanceRole,
      siteId: z.uuid().nullable(),
      unitId: z.uuid().nullable(),
      reportsTo: z.uuid().nullable(),
      seats: z.int(),
      state: z.string(),
      holdings: z.array(Holding),
    }),
  ),
  people: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      employeeNumber: z.string().nullable(),
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      userName: z.string().nullable(),
      joinedOn: day,
      leftOn: day,
      state: z.string(),
    }),
  ),
});
export type ImportBase = z.infer<typeof ImportBase>;
