import { afterEach, beforeEach, expect, it } from "vitest";
import { decide } from "#kernel/act.ts";
import { openWorld, type TestWorld, type Who } from "#server/testing/world.ts";
import { personActs, positionActs } from "../acts.ts";
import type { PersonRead, PositionRead } from "../record.ts";
import type { HoldingShown } from "../views.ts";
import { organisation } from "./testing.ts";

let w: TestWorld;
beforeEach(async () => void (w = await openWorld([organisation])));
afterEach(() => w.close());

const guarded = { kind: "forbidden", message: expect.stringMatching(/about top management or its representative/) };
const leave = (who: Who, whom: Who) => w.act(who, "person.leave", { id: w.people[whom], input: { leftOn: "2026-11-20" }, reason: "Gone" });
const away = (who: Who, whom: Who) => w.act(who, "person.goAway", { id: w.people[whom], input: { from: "2026-11-23" } });
const second = async (role: "director" | "quality"): Promise<void> =>
  void (await w.owner.query(
    "with off as (select set_config('session_replication_role', 'replica', true)) insert into holdings (organisation_id, id, position_id, person_id, from_on) select $1, gen_random_uuid(), $2, $3, '2020-01-01' from off",
    [w.organisationId, w.positions[role], w.people.colleague],
  ));

it("an administrator neither sends top management or its representative away, nor notes them absent", async () => {
  for (const whom of ["director", "quality"] as const) {
    await expect(leave("administrator", whom)).rejects.toMatchObject(guarded);
    await expect(away("administrator", whom)).rejects.toMatchObject(guarded);
    await expect(away("head", whom)).rejects.toMatchObject(guarded);
  }
  expect(await leave("administrator", "worker")).toMatchObject({ state: "left" });
  expect(await away("administrator", "head")).toMatchObject({ awayFrom: "2026-11-23" });
});

it("the representative notes that the last one of top management is gone, and not while another one is there", async () => {
  await second("director");
  await expect(leave("quality", "director")).rejects.toMatchObject({ message: "This is about top management or its representative. Top management does it." });
  await leave("director", "colleague");
  expect(await leave("quality", "director")).toMatchObject({ state: "left" });
});

it("top management ends its representative's appointment, and a representative leaves in top management's hands", async () => {
  await expect(leave("quality", "quality")).rejects.toMatchObject(guarded);
  await leave("director", "quality");
});

it("anybody notes their own absence, and where neither is there whoever may otherwise does it", async () => {
  expect(await away("director", "director")).toMatchObject({ awayFrom: "2026-11-23" });
  await leave("director", "quality");
  expect(await leave("administrator", "director")).toMatchObject({ state: "left" });
});

it("the button gives the same reason as the server", async () => {
  const administrator = (await w.as("administrator")).actor;
  const person = await w.view<PersonRead & { history: HoldingShown[] }>("administrator", "person.one", { number: "P-director" });
  expect(decide(personActs.leave, administrator, person)).toMatchObject({ yes: false, about: "who", because: guarded.message });
  const position = { ...person.history[0]!.position, state: "established" } as unknown as PositionRead;
  expect(decide(positionActs.release, administrator, position)).toMatchObject({ yes: false, about: "who", because: guarded.message });
});
