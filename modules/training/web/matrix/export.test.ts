import { expect, it } from "vitest";
import { matrixCsv } from "./export.ts";

it("a file has a line for each person, and says in words how each competence stands", () => {
  const levels = [
    { level: 1, title: "with help", meaning: null },
    { level: 2, title: "alone", meaning: null },
  ];
  const column = (id: string, title: string) => ({ id, number: id, title, group: "g", levels, required: 1, met: 0, gaps: 1 });
  const row = { id: "p", name: "Asha Rao", number: "P-1", positions: ["Operator"], site: "Peenya", gaps: 1, at: [1], required: [2], held: [1], planned: [0] };
  const csv = matrixCsv({ columns: [column("a", "Turning"), column("b", "Milling")], rows: [{ ...row, expires: [null], states: ["gap"] }] });
  expect(csv.split("\r\n")).toEqual(["Person,Number,Positions,Site,Turning,Milling", "Asha Rao,P-1,Operator,Peenya,,not competent; held with help; required alone"]);
});
