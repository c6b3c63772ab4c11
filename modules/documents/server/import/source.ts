import fs from "node:fs/promises";
import path from "node:path";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { largestFile } from "#server/files/receive.ts";
import { unzip } from "../reading/zip.ts";

/** What an import is made from: a sheet and the files that it names. */
export interface Source {
  readonly sheet: { readonly name: string; readonly bytes: Buffer };
  readonly names: ReadonlySet<string>;
  read(name: string): Promise<Buffer>;
}

const limits = { entries: 20_000, unpacked: 1024 * 1024 * 1024 };
const isSheet = (name: string): boolean => /\.csv$/i.test(name) && !name.includes("/");

function sheetAmong(names: Iterable<string>): string {
  const sheets = [...names].filter(isSheet);
  if (sheets.length !== 1)
    throw new Refusal("invalid", say("There has to be exactly one sheet (CSV) beside the files; {n, plural, =0 {there is none} other {there are #}}.", { n: sheets.length }));
  return sheets[0]!;
}

/** Files of a folder, by their path from it; what leads out of it is not among them. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((e) => e.isFile())
      .slice(0, limits.entries)
      .map((e) => {
        const full = path.join(e.parentPath, e.name);
        return [path.relative(folder, full).split(path.sep).join("/"), full];
      }),
  );
}

async function bytesOf(file: string): Promise<Buffer> {
  if ((await fs.stat(file)).size > largestFile) throw new Refusal("too_large", say("{name} is larger than {n} MB.", { name: path.basename(file), n: largestFile / 1024 / 1024 }));
  return fs.readFile(file);
}

const tooMuch = (): Refusal => new Refusal("too_large", say("This is more than is imported at once. Divide it."));

/** What a ZIP file of a folder holds. A folder that was packed with its own name around everything is looked into. */
export function zipSource(bytes: Buffer): Source {
  if (bytes.length > limits.unpacked) throw tooMuch();
  const packed = unzip(bytes, limits),
    around = [...packed.keys()].some(isSheet) ? "" : (/^[^/]+\//.exec([...packed.keys()][0] ?? "")?.[0] ?? "");
  const files = new Map([...packed].filter(([name]) => name.startsWith(around)).map(([name, content]) => [name.slice(around.length), content])),
    name = sheetAmong(files.keys());
  return { sheet: { name, bytes: files.get(name)! }, names: new Set(files.keys()), read: async (file) => files.get(file)! };
}

/** Opens a folder, or a ZIP file of one. */
export async function openSource(given: string): Promise<Source> {
  const stat = await fs.stat(given).catch(() => {
    throw new Refusal("not_found", say("There is no file or folder {path}.", { path: given }));
  });
  if (stat.isDirectory()) {
    const files = await filesOf(given),
      name = sheetAmong(files.keys());
    return { sheet: { name, bytes: await bytesOf(files.get(name)!) }, names: new Set(files.keys()), read: (file) => bytesOf(files.get(file)!) };
  }
  if (stat.size > limits.unpacked) throw tooMuch();
  return zipSource(await fs.readFile(given));
}
