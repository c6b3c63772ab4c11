import { describe, expect, it } from "vitest";
import { columnNames, dayFrom } from "./chart-columns.ts";
import { readChart, textOf } from "./chart-csv.ts";
import { planImport } from "./import.ts";
import type { ImportBase } from "./import-base.ts";

const empty: ImportBase = { today: "2026-11-23", sites: [], units: [], positions: [], people: [] };
const heading = "site_code,site,unit,position_code,position,role,reports_to,employee_number,name,email,from,deputy\n";
const bytes = (...all: number[]) => new Uint8Array(all);

describe("the file", () => {
  it("is read with commas, semicolons or tabs, with a mark at its beginning, and in any case of its headings", () => {
    for (const text of ["position_code,position\nHOD,Head", "\uFEFFPosition code;POSITION\r\nHOD;Head", "position-code\tPosition\nHOD\tHead"]) {
      expect(readChart(text)).toEqual({ problems: [], rows: [{ line: 2, cells: { position_code: "HOD", position: "Head" } }] });
    }
  });

  it("is refused in UTF-16 and in other encodings, in a sentence", () => {
    expect(textOf(bytes(0xff, 0xfe, 0x61, 0))).toMatchObject({ says: expect.stringMatching(/UTF-16/) });
    expect(textOf(bytes(0x61, 0, 0x62, 0))).toMatchObject({ says: expect.stringMatching(/UTF-16/) });
    expect(textOf(bytes(0x4d, 0xfc, 0x6c))).toMatchObject({ says: expect.stringMatching(/not written in UTF-8/) });
    expect(textOf(new TextEncoder().encode("ಹೇಮಾವತಿ"))).toEqual({ text: "ಹೇಮಾವತಿ" });
  });

  it("keeps a cell that looks like a formula as the text that it is", () => {
    expect(readChart("employee_number,name\n1,=SUM(A1)").rows[0]?.cells.name).toBe("=SUM(A1)");
  });

  it("names the line of what cannot be read, also after a line break inside a cell", () => {
    expect(readChart('position_code,position\nA,"two\nlines"\nB,ok').rows.map((r) => r.line)).toEqual([2, 4]);
    expect(readChart('position_code,position\nA,ok\nB,"open').problems).toMatchObject([{ says: expect.stringMatching(/quotation mark/) }]);
    expect(readChart("position_code,position\nA,ok,more").problems).toMatchObject([{ line: 2, says: expect.stringMatching(/more cells/) }]);
  });

  it("has known columns, each once, and one that identifies", () => {
    expect(readChart("position_code,salary\nA,1").problems).toMatchObject([{ line: 1, says: expect.stringContaining("“salary”") }]);
    expect(readChart("position_code,position_code\nA,1").problems[0]?.says).toMatch(/twice/);
    expect(readChart("name\nAsha").problems[0]?.says).toMatch(/one of site_code/);
    expect(readChart("").problems[0]?.says).toBe("The file is empty.");
    expect(columnNames.length).toBeGreaterThan(10);
  });

  it("takes days as year first or day first, and nothing that is no day", () => {
    expect(["2026-11-03", "03/11/2026", "3.11.2026", "3-11-2026"].map(dayFrom)).toEqual(["2026-11-03", "2026-11-03", "2026-11-03", "2026-11-03"]);
    expect(["2026-02-30", "11/23/2026", "soon", "46000"].map(dayFrom)).toEqual([null, null, null, null]);
  });
});

describe("the plan", () => {
  const file = `${heading}JIG,Jigani,Operations / Purchasing,HOP,Head of purchasing,Process owner,MD,E2,Asha Rao,asha@example.in,2026-12-01,
,,,MD,Managing director,top_management,,E1,Suresh Gowda,,,
,,,HOP,,,,E3,Ravi Kumar,,,yes
,,,QA,Inspector,,HOP,,,,,`;

  it("opens, establishes, registers and appoints, each thing before what names it", () => {
    const { steps, problems, counts } = planImport(file, empty);
    expect(problems).toEqual([]);
    expect(steps.map((s) => `${s.line} ${s.act} ${s.label}`)).toEqual([
      "2 site.open Jigani",
      "2 unit.establish Operations",
      "2 unit.establish Operations / Purchasing",
      "3 position.establish Managing director",
      "2 position.establish Head of purchasing",
      "5 position.establish Inspector",
      "2 person.register Asha Rao",
      "3 person.register Suresh Gowda",
      "4 person.register Ravi Kumar",
      "2 position.appoint Asha Rao, Head of purchasing",
      "3 position.appoint Suresh Gowda, Managing director",
      "4 position.appoint Ravi Kumar, Head of purchasing",
    ]);
    expect(counts).toMatchObject({ position: { created: 3, changed: 0, unchanged: 0 }, appointment: { created: 3 } });
    const head = steps.find((s) => s.label === "Head of purchasing"),
      director = steps.find((s) => s.label === "Managing director"),
      site = steps.find((s) => s.act === "site.open");
    expect(head?.input).toMatchObject({ reportsTo: director?.newId, siteId: site?.newId, role: "process_owner" });
    expect(steps.at(-1)).toMatchObject({ id: head?.newId, input: { deputy: true, from: "2026-11-23" } });
  });

  it("says what is wrong by line and column, and then does nothing", () => {
    const broken = `${heading}NEW,,,A,Head,boss,Z,E1,Asha,not an address,soon,perhaps\n,,,B,,,C,,,,,\n,,,C,Third,,B,,,,2026-01-01,\n,,,,,,,E1,Asha Rao,,,\n,,,,Lost,,,,,,,`;
    const { steps, problems } = planImport(broken, empty);
    expect(steps).toEqual([]);
    const at = problems.map((p) => `${p.line} ${p.column}`);
    for (const place of ["2 site", "2 role", "2 reports_to", "2 email", "2 from", "2 deputy", "3 position", "3 reports_to", "4 from", "5 name", "6 position"])
      expect(at).toContain(place);
  });

  it("finds who would hold two things that exclude each other, and a seat that is taken", () => {
    const both = `${heading},,,A,Adviser,consultant,,E1,Asha Rao,,,\n,,,B,Buyer,employee,,E1,,,,\n,,,A,,,,E2,Ravi Kumar,,,`;
    expect(planImport(both, empty).problems).toMatchObject([
      { line: 3, says: expect.stringMatching(/comes from outside/) },
      { line: 4, says: expect.stringMatching(/taken/) },
    ]);
  });

  it("reads ten thousand lines in a few seconds of work", { timeout: 60_000 }, () => {
    const many =
      heading +
      Array.from(
        { length: 10_000 },
        (_, i) => `JIG,Jigani,Unit ${i % 50},P${i},Position ${i},employee,${i === 0 ? "" : `P${Math.floor(i / 8)}`},E${i},Person ${i},,2026-01-01,`,
      ).join("\n");
    // What the processor did, not what the clock says: other programs on the machine cost none of it.
    const began = process.cpuUsage(),
      plan = planImport(many, empty);
    expect(plan.problems).toEqual([]);
    expect(plan.counts.appointment.created).toBe(10_000);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(5);
  });
});
