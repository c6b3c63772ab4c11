// Makes a module that passes every check, to be filled with the words of its field: `npm run new-module calibrations`.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";
import { discover, type Discovered } from "#app/discover.ts";
import { accessOf, tableOf } from "../house/access.ts";
import { withPictures } from "./pictures.ts";

/** How a new register is called, in every form that its files need. */
export interface Names {
  /** "calibrations": the folder, the module and the address. */
  readonly folder: string;
  /** "calibration", "calibrations": as people say it. */
  readonly one: string;
  readonly several: string;
  /** "calibration", "supplierAudit": the kind, in acts and views. */
  readonly kind: string;
  /** "CAL": what its numbers begin with. */
  readonly prefix: string;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const joined = (words: string): string => words.replaceAll(/ (\w)/g, (_all, letter: string) => letter.toUpperCase());

/** One of several, as English makes it; irregular ones are said by hand. */
const singular = (several: string): string =>
  several
    .replace(/ies$/, "y")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/(?<!s)s$/, "");

/** The names of a new module, or a sentence that says why it cannot be called so. */
export function namesFor(folder: string, { one, found }: { one?: string | undefined; found: readonly Pick<Discovered, "folder" | "module">[] }): Names | string {
  if (!/^[a-z]+(-[a-z]+)*$/.test(folder)) return "A module is named in small letters, in the plural, with dashes between words: supplier-audits.";
  if (found.some((f) => f.folder === folder)) return `There is a module ${folder} already.`;
  const several = folder.replaceAll("-", " "),
    single = one ?? singular(several),
    kind = joined(single),
    kinds = found.flatMap((f) => f.module.kinds);
  if (!/^[a-z]+( [a-z]+)*$/.test(single)) return "Say what one of them is in small letters: --one supplier audit.";
  if (kinds.some((k) => k.kind === kind)) return `There is a kind of record ${kind} already; say another with --one.`;
  const taken = new Set(kinds.map((k) => k.number.split("-")[0])),
    letters = single.replaceAll(" ", "").toUpperCase();
  const prefix = Array.from({ length: letters.length }, (_, at) => letters.slice(0, at + 1)).find((p) => p.length >= Math.min(3, letters.length) && !taken.has(p));
  return prefix ? { folder, one: single, several, kind, prefix } : `Every beginning of ${letters} is taken by the numbers of another kind; say another with --one.`;
}

const filled = (text: string, { folder, one, several, kind, prefix }: Names): string => {
  const words: Readonly<Record<string, string>> = {
    __folder__: folder,
    __table__: folder.replaceAll("-", "_"),
    __one__: one,
    __One__: capital(one),
    __several__: several,
    __Several__: capital(several),
    __kind__: kind,
    __Kind__: capital(kind),
    __Kinds__: capital(joined(several)),
    __PREFIX__: prefix,
  };
  return text.replaceAll(/__[A-Za-z]+?__/g, (word) => words[word] ?? word);
};

/** The files of a new module, by their paths in its folder. */
export function filesFor(names: Names): ReadonlyMap<string, string> {
  const from = path.join(packageRoot(), "tools", "new-module");
  const files = fs.readdirSync(from, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".txt"));
  return new Map(files.map((file) => [filled(file.slice(0, -4).split(path.sep).join("/"), names), filled(fs.readFileSync(path.join(from, file), "utf8"), names)]));
}

const format = (...folders: string[]): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(packageRoot(), "node_modules/@biomejs/biome/bin/biome"), "format", "--write", ...folders], {
    cwd: packageRoot(),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stdout + stderr);
};

/** Writes the module's folder, with its picture of states and its table of who may do what. Touches nothing else. */
export async function writeModule(names: Names): Promise<string[]> {
  const to = path.join(packageRoot(), "modules", names.folder),
    files = filesFor(names);
  for (const [file, text] of files) {
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    fs.writeFileSync(path.join(to, file), text);
  }
  format(to);
  const found = await discover(),
    { module } = found.find((f) => f.folder === names.folder)!,
    readme = path.join(to, "README.md");
  fs.writeFileSync(readme, withPictures(fs.readFileSync(readme, "utf8"), module));
  fs.writeFileSync(tableOf(names.folder), accessOf(register(found, own), found, names.folder));
  return [...files.keys(), "access.txt"].toSorted();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, flag, ...one] = process.argv.slice(2);
  const names =
    folder && (flag === undefined || flag === "--one")
      ? namesFor(folder, { one: flag ? one.join(" ") : undefined, found: await discover() })
      : "Use: npm run new-module NAME, or npm run new-module -- NAME --one WORDS when one of them is called otherwise.";
  if (typeof names === "string") {
    console.error(names);
    process.exitCode = 2;
  } else {
    const files = await writeModule(names);
    console.log([`modules/${names.folder} is made, and passes what must pass:`, ...files.map((file) => `  ${file}`)].join("\n"));
    console.log("Now put the words of its field into record.ts, acts.ts and views.ts; docs/recipes/add-a-register.md says what belongs where.");
  }
}
