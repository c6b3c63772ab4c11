import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldShape } from "#web/act/shape.ts";
import { readable } from "#web/kit/readable.ts";
import { differences } from "#web/record/differences.ts";

const anand = "0199a000-0000-7000-8000-000000000001",
  meera = "0199a000-0000-7000-8000-000000000002",
  step = "0199a000-0000-7000-8000-000000000003";
const names = { [anand]: "Anand Raghavan", [meera]: "Meera Krishnan" };

describe("an entry of the history", () => {
  test("says what came to a list and what went from it, and not how long it is", () => {
    expect(differences(["cut", "wash", "pack"], ["cut", "pack", "weigh"])).toEqual([
      { part: "", was: "wash", is: null },
      { part: "", was: null, is: "weigh" },
    ]);
  });

  test("says of an entry that changed only what of it is different", () => {
    const was = [{ id: step, text: "Check the bore", done: false, on: null }],
      is = [{ id: step, text: "Check the bore", done: true, on: "2026-11-20" }];
    expect(differences(was, is)).toEqual([
      { part: "Done", was: "no", is: "yes" },
      { part: "On", was: null, is: "20 Nov 2026" },
    ]);
  });

  test("names people, and shows no id of what has no name for the reader", () => {
    expect(differences([anand], [anand, meera], { names })).toEqual([{ part: "", was: null, is: "Meera Krishnan" }]);
    expect(differences({ to: anand }, { to: meera }, { names })).toEqual([{ part: "To", was: "Anand Raghavan", is: "Meera Krishnan" }]);
    expect(readable(step, { names })).toBe("something");
    expect(readable({ by: anand, role: "top_management", other: step }, { names })).toBe("Anand Raghavan, top management");
  });

  test("says choices and fields in the words that their kind has for them", () => {
    const Message = z.object({
      id: z.uuid(),
      from: z.enum(["handler", "reporter"]).meta({ labels: { handler: "who handles it", reporter: "who reported it" } }),
      text: z.string(),
    });
    const shape = fieldShape("messages", z.array(Message).meta({ title: "Talk" }));
    expect(shape.label).toBe("Talk");
    expect(differences([], [{ id: step, from: "handler", text: "It is closed off" }], { shape })).toEqual([{ part: "", was: null, is: "who handles it, It is closed off" }]);
    expect(differences([{ id: step, from: "handler", text: "x" }], [{ id: step, from: "reporter", text: "x" }], { shape })).toEqual([
      { part: "From", was: "who handles it", is: "who reported it" },
    ]);
  });

  test("does not say again within an entry who did it and when", () => {
    const found = { id: step, result: "Twenty caps held", by: meera, on: "2026-11-25", checkedOn: "2026-11-20" };
    expect(differences([], [found], { names, beside: [meera, "2026-11-25"] })).toEqual([{ part: "", was: null, is: "Twenty caps held, 20 Nov 2026" }]);
  });

  test("says nothing where nothing differs for people", () => {
    expect(differences(null, [])).toEqual([]);
    expect(differences(["a"], ["a"])).toEqual([]);
  });
});
