import { stringify } from "yaml";
import { describe, expect, test } from "vitest";
import { readFramework } from "./frameworks/read.ts";
import { editionText } from "./testing.ts";

const read = (text: string) => readFramework(new TextEncoder().encode(text));
const outline = (text: string) => read(text).edition.requirements.map((r) => `${r.reference} ${r.assessable ? "asks" : "groups"} under ${r.parentId?.split(":")[1] ?? "nothing"}`);

const catalogue = {
  catalog: {
    uuid: "7c1fb5d4-0f6e-4a4a-9d1e-3c9d0a6a1f10",
    metadata: {
      title: "House rules",
      version: "2.0",
      "last-modified": "2026-01-05T00:00:00Z",
      "oscal-version": "1.1.2",
      parties: [{ uuid: "x", type: "organization", name: "The house" }],
    },
    groups: [
      {
        id: "hr",
        title: "Keys",
        controls: [
          {
            id: "hr-1",
            title: "Know who has a key",
            params: [
              { id: "hr-1_p1", label: "frequency" },
              { id: "hr-1_p2", select: { "how-many": "one-or-more", choice: ["keepers", "every {{ insert: param, hr-1_p1 }} tenant"] } },
            ],
            props: [
              { name: "label", value: "HR-01", class: "zero-padded" },
              { name: "label", value: "HR-1" },
            ],
            links: [{ href: "#a", rel: "related" }],
            parts: [
              {
                name: "statement",
                parts: [
                  {
                    name: "item",
                    props: [{ name: "label", value: "a." }],
                    prose: "List keys for {{ insert: param, hr-1_p2 }}.",
                    parts: [{ name: "item", props: [{ name: "label", value: "1." }], prose: "Each <b>key</b>." }],
                  },
                ],
              },
              { name: "guidance", prose: "A list on paper will do. {{ insert: param, nowhere }}" },
              { name: "assessment-objective", prose: "Is there a list?" },
              { name: "overview", prose: "Keys." },
            ],
            controls: [
              { id: "hr-1.1", title: "Spare keys", props: [{ name: "label", value: "HR-1(1)" }] },
              { id: "hr-1.2", title: "Old rule", props: [{ name: "status", value: "withdrawn" }] },
            ],
          },
        ],
      },
    ],
    "back-matter": { resources: [{ uuid: "r1" }] },
  },
};

describe("an OSCAL catalogue", () => {
  const framework = read(JSON.stringify(catalogue));
  test("gives groups as headings, controls and enhancements as requirements", () => {
    expect(outline(JSON.stringify(catalogue))).toEqual(["HR groups under nothing", "HR-1 asks under HR", "HR-1(1) asks under HR-1"]);
    expect(framework).toMatchObject({
      format: "oscal_catalogue",
      sourceId: "oscal:7c1fb5d4-0f6e-4a4a-9d1e-3c9d0a6a1f10",
      version: "2.0",
      publisher: "The house",
      licence: null,
      edition: { id: "x-house-rules-2-0", published: "2026-01-05" },
    });
  });
  test("tells statements in lines, with what the organisation decides in brackets, and leaves markup as text", () => {
    expect(framework.edition.requirements[1]).toMatchObject({
      asks: "a. List keys for [one or more of: keepers; every [frequency] tenant].\n  1. Each <b>key</b>.",
      note: "A list on paper will do. […]",
    });
  });
  test("reports what was read and what was left, with reasons", () => {
    expect(framework.report).toMatchObject({ read: 3, groups: 1, assessable: 2 });
    expect(Object.fromEntries(framework.report.ignored.map((i) => [i.what, i.count]))).toEqual({
      "Assessment objectives and methods": 1,
      "Links between controls and to sources": 1,
      "Withdrawn controls": 1,
      "Other parts": 1,
      "Resources at the end": 1,
    });
    expect(framework.report.ignored.every((i) => i.reason.endsWith("."))).toBe(true);
  });
  test("may be large: two thousand controls are read within two seconds", () => {
    const controls = Array.from({ length: 2000 }, (_, n) => ({ id: `c-${n}`, title: `Control ${n}`, parts: [{ name: "statement", prose: "Do it. ".repeat(60) }] }));
    const text = JSON.stringify({ catalog: { ...catalogue.catalog, groups: [{ id: "g", title: "All", controls }] } });
    const began = performance.now();
    expect(read(text).report).toMatchObject({ read: 2001, assessable: 2000 });
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

const urn = (node: string) => `urn:own:risk:req_node:house:${node}`;
const library = (nodes: readonly object[], objects: object = {}) =>
  stringify({
    urn: "urn:own:risk:library:house",
    locale: "en",
    ref_id: "HOUSE",
    name: "House rules",
    version: 3,
    provider: "The house",
    copyright: "CC0",
    publication_date: "2026-02-01",
    objects: { framework: { urn: "urn:own:risk:framework:house", ref_id: "HOUSE-1", name: "House rules, first part", requirement_nodes: nodes }, ...objects },
  });

describe("a CISO Assistant library", () => {
  const text = library(
    [
      { urn: urn("core"), name: "Core", assessable: false },
      {
        urn: urn("1"),
        parent_urn: urn("core"),
        ref_id: "1",
        name: "Keys",
        assessable: true,
        depth: 2,
        description: "Know who has a key.",
        annotation: "A list will do.",
        typical_evidence: "The list.",
        questions: {},
        reference_controls: ["urn:x"],
      },
      { urn: urn("1.A").toUpperCase(), parent_urn: urn("1"), ref_id: 1.5, assessable: true, description: "Count them.\nTwice." },
    ],
    { threats: [{}, {}] },
  );
  test("gives its nodes with their parents, whatever the case of their names", () => {
    expect(outline(text)).toEqual(["core groups under nothing", "1 asks under core", "1.5 asks under 1"]);
  });
  test("keeps name, version, publisher and rights", () => {
    expect(read(text)).toMatchObject({
      format: "ciso_assistant",
      sourceId: "urn:own:risk:framework:house",
      version: "3",
      publisher: "The house",
      licence: "CC0",
      edition: { reference: "HOUSE-1", published: "2026-02-01", textPolicy: "CC0" },
    });
  });
  test("keeps guidance, and takes a title from the text where there is none", () => {
    const [, keys, count] = read(text).edition.requirements;
    expect(keys).toMatchObject({ asks: "Know who has a key.", note: "A list will do.\n\nThe list." });
    expect(count?.title).toBe("Count them.");
  });
  test("reports questions, links and other objects as left", () => {
    expect(Object.fromEntries(read(text).report.ignored.map((i) => [i.what, i.count]))).toEqual({ Questions: 1, "Links to reference controls": 1, threats: 2 });
  });
  test("small parts that repeat by an alias are read", () => {
    const aliased =
      library([{ urn: urn("a"), ref_id: "1", name: "One", assessable: true, reference_controls: ["urn:x"] }]).replace("reference_controls:", "reference_controls: &same") +
      "labels: *same\n";
    expect(aliased).toMatch(/&same[^]*\*same/);
    expect(read(aliased).report.assessable).toBe(1);
  });
  test("a reference that stands twice is told apart", () => {
    const twice = library([
      { urn: urn("a"), ref_id: "1", name: "One", assessable: true },
      { urn: urn("b"), ref_id: "1", name: "Other", assessable: true },
    ]);
    expect(read(twice).edition.requirements.map((r) => r.id)).toEqual(["x-house-1-3:1", "x-house-1-3:1 (2)"]);
  });
});

describe("a Probo framework", () => {
  const text = JSON.stringify({
    id: "HOUSE:2026",
    name: "House (2026)",
    logo: { light: "<svg onload=alert(1)>" },
    controls: [
      { id: "1.1", name: "Keys - Know who has a key" },
      { id: "1.2", name: "Keys - Count - twice" },
      { id: "2", name: "Doors" },
    ],
  });
  test("gives groups from the names, and leaves the logo", () => {
    expect(outline(text)).toEqual(["Keys groups under nothing", "1.1 asks under Keys", "1.2 asks under Keys", "2 asks under nothing"]);
    expect(read(text).report).toEqual({ read: 4, groups: 1, assessable: 3, ignored: [{ what: "Logo", count: 1, reason: "Pictures in a framework file are not read." }] });
    expect(read(text).edition.structureOnly).toBe(true);
  });
});

describe("the product's own format", () => {
  test("comes with facts, keys and roles", () => {
    const text = editionText("house-2026", [
      { ref: "4", title: "Keys" },
      { ref: "4.1", parent: "4", asks: "Know who has a key.", hs: ["HS-4.1"], evidence: ["context.issues.current"], maintain: ["key list"] },
    ]);
    expect(read(text)).toMatchObject({ format: "remit", report: { read: 2, groups: 1, assessable: 1, ignored: [] } });
    expect(read(text).edition.requirements[1]).toMatchObject({
      id: "x-house-2026:4.1",
      parentId: "x-house-2026:4",
      harmonised: ["HS-4.1"],
      facts: ["context.issues.current"],
      accountable: "process_owner",
      maintain: ["key list"],
      verified: true,
    });
  });
});

test("a byte order mark in UTF-8 does no harm", () => {
  expect(read(`\uFEFF${JSON.stringify(catalogue)}`).report.read).toBe(3);
});
