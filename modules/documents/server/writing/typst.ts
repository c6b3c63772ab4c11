import { createRequire } from "node:module";
import type { Body } from "../../body.ts";
import { template } from "./template.ts";

interface Register {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Everything that a controlled copy says, in words. */
export interface PrintedCopy {
  readonly organisation: string;
  readonly code: string;
  readonly title: string;
  readonly language: string;
  /** "Procedure · revision 3 · in force since 4 May 2026". */
  readonly standing: string;
  /** "Superseded", across each page. */
  readonly watermark: string | null;
  /** What a reader is told before the words, e.g. that they are those of a file. */
  readonly notice: string | null;
  /** "Uncontrolled when printed", or the controlled copy's number, holder and expiry. */
  readonly warning: string;
  /** "Printed by Asha Rao on …". */
  readonly printed: string;
  /** SVG of the code to the public page, and what that is for. */
  readonly qr: string;
  readonly qrSays: string;
  readonly page: string;
  /** What a picture without a description is called. */
  readonly picture: string;
  readonly body: Body["content"];
  /** Width in pixels of each picture by its fingerprint. */
  readonly pictures: Readonly<Record<string, number>>;
  readonly signed: Register;
  readonly history: Register;
}

export interface PrintOrder {
  readonly data: PrintedCopy;
  /** Base64 by fingerprint. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly fonts: string;
  /** Seconds since 1970, so that the file says when it was made. */
  readonly at: number;
}

export interface Printed {
  /** Base64. */
  readonly pdf: string;
  /** PDF/A-2a, or none when a letter has no shape in the fonts that are here. */
  readonly standard: "a-2a" | null;
}

interface Compiler {
  mapShadow(path: string, content: Buffer): void;
  pdf(source: { mainFileContent: string }, options: { pdfStandard?: string; creationTimestamp?: number }): Buffer;
}

const platforms: Readonly<Record<string, readonly string[]>> = {
  "linux x64": ["linux-x64-gnu", "linux-x64-musl"],
  "linux arm64": ["linux-arm64-gnu", "linux-arm64-musl"],
  "darwin arm64": ["darwin-arm64"],
  "darwin x64": ["darwin-x64"],
  "win32 x64": ["win32-x64-msvc"],
};

/** The typesetter for this machine; undefined where there is none. */
function compilerClass(): { create(args: object): Compiler } | undefined {
  const require = createRequire(import.meta.url);
  for (const name of platforms[`${process.platform} ${process.arch}`] ?? []) {
    try {
      return (require(`@myriaddreamin/typst-ts-node-compiler-${name}`) as { NodeCompiler: { create(args: object): Compiler } }).NodeCompiler;
    } catch {
      // the next one, of another C library
    }
  }
  return undefined;
}

const folder = "/remit-print";

/** Sets a copy as PDF/A-2a (tagged, all fonts inside). Undefined when this machine has no typesetter. */
export function print(order: PrintOrder): Printed | undefined {
  const compiler = compilerClass()?.create({ workspace: folder, fontArgs: [{ fontPaths: [order.fonts] }] });
  if (!compiler) return undefined;
  compiler.mapShadow(`${folder}/data.json`, Buffer.from(JSON.stringify(order.data)));
  for (const [sha256, content] of Object.entries(order.pictures)) compiler.mapShadow(`${folder}/pictures/${sha256}`, Buffer.from(content, "base64"));
  const made = { creationTimestamp: order.at };
  try {
    return { pdf: compiler.pdf({ mainFileContent: template }, { pdfStandard: "a-2a", ...made }).toString("base64"), standard: "a-2a" };
  } catch {
    return { pdf: compiler.pdf({ mainFileContent: template }, made).toString("base64"), standard: null };
  }
}
