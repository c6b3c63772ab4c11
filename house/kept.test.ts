import { expect, it } from "vitest";
import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { keptFaults } from "./kept.ts";

const kind: Kind = {
  kind: "slip",
  one: "slip",
  several: "slips",
  path: "/s/:number",
  number: "S-{n}",
  schema: keptRecord(["open"], { words: z.string() }),
  closed: [],
  states: {},
};
const after = {
  id: "0198e2a4-0000-7000-8000-000000000001",
  kind: "slip",
  number: "S-1",
  title: "x",
  version: 1,
  ownerId: null,
  siteId: null,
  unitId: null,
  dueOn: null,
  confidential: false,
  openedAt: "2026-11-24T00:00:00.000Z",
  closedAt: null,
  state: "open",
  words: "y",
};

it("an event that holds the whole record is no fault", () => expect(keptFaults([kind], [{ kind: "slip", number: "S-1", after }])).toEqual([]));

it("a kind of which nobody saw a record, a field that is missing, one too many and a wrong one would be seen", () => {
  const { words: _gone, ...lacking } = after;
  expect(keptFaults([kind], [])).toEqual([expect.stringContaining("no record of it")]);
  expect(keptFaults([kind], [{ kind: "slip", number: "S-1", after: lacking }])).toEqual(["S-1: its event lacks words"]);
  expect(keptFaults([kind], [{ kind: "slip", number: "S-1", after: { ...after, more: 1 } }])).toEqual(["S-1: its event has more, which its schema does not name"]);
  expect(keptFaults([kind], [{ kind: "slip", number: "S-1", after: { ...after, words: 7 } }])).toEqual([expect.stringMatching(/^S-1: words/)]);
});
