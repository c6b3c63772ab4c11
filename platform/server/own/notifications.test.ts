import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/id.ts";
import { slips } from "../testing/register.ts";
import { openWorld, type TestWorld } from "../testing/world.ts";

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([slips]);
});
afterAll(() => w.close());

it("a note does not tell the title of what became confidential since", async () => {
  const slip = await w.act("worker", "slip.write", { input: { title: "What Ravi said" } });
  await w.act("worker", "record.comment", { id: slip.id, input: { text: "Look here.", mentions: [w.people.colleague] } });
  const told = async () => (await w.view<{ items: { text: string }[] }>("colleague", "me.notifications")).items.map((n) => n.text).join("\n");
  expect(await told()).toContain("What Ravi said");
  await w.owner.query("set session_replication_role = replica");
  await w.owner.query("update records set confidential = true, readers = $2 where id = $1", [slip.id, [w.people.worker]]);
  await w.owner.query("set session_replication_role = origin");
  expect(await told()).not.toContain("Ravi");
  expect(await told()).toContain("not yours to see");
});

it("an id that a device chose and that is taken is a conflict, whoever may see what has it", async () => {
  const hidden = await w.act("worker", "slip.write", { input: { title: "Hidden", confidential: true } });
  for (const who of ["worker", "colleague"] as const)
    await expect(w.act(who, "slip.write", { newId: hidden.id, input: { title: "Mine" } })).rejects.toMatchObject({ kind: "conflict" });
  const free = newId();
  expect(await w.act("colleague", "slip.write", { newId: free, input: { title: "Mine" } })).toMatchObject({ id: free });
});
