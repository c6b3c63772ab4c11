import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { editionText } from "../testing.ts";
import { compile, fromCompiled } from "./compiled.ts";
import { libraryOf, openLibrary, standardsLibrary } from "./library.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "standards-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const write = (file: string, text: string): void => fs.writeFileSync(path.join(folder, file), text);

describe("the library that ships", () => {
  const library = standardsLibrary();
  test("is opened once", () => {
    expect(standardsLibrary()).toBe(library);
    expect(library.edition("iso-9001-2015")).toBe(library.edition("iso-9001-2015"));
    expect(library.factDefinitions()).toBe(library.factDefinitions());
  });
  test("knows fourteen editions, and which are preliminary", () => {
    expect(library.editions()).toHaveLength(14);
    expect(
      library
        .editions()
        .filter((e) => e.preliminary)
        .map((e) => e.id),
    ).toEqual(["iso-14001-2026", "iso-9001-2026"]);
  });
  test("finds a requirement by edition and reference, and nothing else", () => {
    expect(library.requirement("iso-9001-2015:10.2.1")).toMatchObject({ reference: "10.2.1", editionId: "iso-9001-2015", accountable: "process_owner" });
    for (const id of ["iso-9001-2015:99", "iso-9001-2015", "", ":", "../package:1", "iso-1-1900:4"]) expect(library.requirement(id)).toBeUndefined();
    expect(library.edition("iso-1-1900")).toBeUndefined();
  });
  test("says which module answers a fact", () => {
    const module = (id: string) => library.factDefinitions().get(id)?.module;
    expect(["roles.assigned", "roles.acknowledged", "staffing.met"].map(module)).toEqual(["responsibilities", "responsibilities", "responsibilities"]);
    expect(["scope.exclusions.justified", "isms.soa.current"].map(module)).toEqual(["standards", "standards"]);
    expect(
      ["nc.analysed", "nc.outputs.dispositioned", "ca.ontime", "ca.verified", "risks.actions.ontime", "audit.findings.actioned", "improvement.pipeline.active"].map(module),
    ).toEqual(Array.from({ length: 7 }, () => "nonconformities"));
  });
});

describe("the library compiled by the build", () => {
  const library = standardsLibrary();
  const compiled = compile(library.whole());
  test("is the same library", () => {
    const again = libraryOf(fromCompiled(compiled));
    expect(again.whole()).toEqual(library.whole());
    expect(again.editions()).toEqual(library.editions());
    expect(again.requirement("iso-iec-27001-2022:A.5.1")).toEqual(library.requirement("iso-iec-27001-2022:A.5.1"));
    expect([again.requirement("iso-9001-2015:99"), again.edition("iso-1-1900")]).toEqual([undefined, undefined]);
    expect(again.factDefinitions()).toEqual(library.factDefinitions());
  });
  test("is read within 150 milliseconds", () => {
    const began = performance.now();
    libraryOf(fromCompiled(compiled)).requirement("iso-9001-2015:4.1");
    expect(performance.now() - began).toBeLessThan(150);
  });
});

describe("a library with a broken file", () => {
  test("names the file and what is wrong with it", () => {
    write("iso-1-2020.yaml", editionText("iso-1-2020", [{ ref: "4.1", asks: "Do it.", accountable: "everybody" }]));
    const library = openLibrary(folder);
    expect(library.editions().map((e) => e.id)).toEqual(["iso-1-2020"]);
    expect(() => library.edition("iso-1-2020")).toThrow(/standards\/iso-1-2020\.yaml cannot be read: [^]*accountable/);
    expect(() => library.factDefinitions()).toThrow(/evidence-facts\.yaml/);
  });
  test("does not read a head that lacks something", () => {
    write("iso-2-2020.yaml", "schema: ms-standard/0.1\nstandard:\n  id: iso-2-2020\nnodes: []\n");
    expect(() => openLibrary(folder).editions()).toThrow(/iso-2-2020\.yaml/);
  });
});
