import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { binariesIn, embeddedBinaries, type Binaries } from "../postgres/binaries.ts";
import { startEmbedded } from "../postgres/embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** How tests reach the server's own database, from which they make theirs. */
    postgres: { host?: string; port?: number; user?: string; password?: string; database?: string; connectionString?: string };
  }
}

// What a crash of the machine would lose, a test does not need.
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200", log_min_error_statement: "error", log_error_verbosity: "default" };

/** Starts the one PostgreSQL of a test run: 18 from npm, another by REMIT_TEST_POSTGRES=15, or none when REMIT_TEST_DATABASE_URL names one. */
export default async function postgres(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env["REMIT_TEST_DATABASE_URL"];
  if (url) {
    project.provide("postgres", { connectionString: url });
    return async () => undefined;
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-test-"));
  const embedded = await startEmbedded(folder, undefined, { binaries: binariesOf(process.env["REMIT_TEST_POSTGRES"] ?? "18"), settings, endsWithUs: true });
  const { host, port, user } = embedded.connection;
  project.provide("postgres", { host: host!, port: port!, user: user!, password: "", database: "postgres" });
  return async () => {
    await embedded.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** REMIT_TEST_POSTGRES_BIN names the folder when it is not where Debian puts it. */
function binariesOf(version: string): Binaries {
  if (version === "18") return embeddedBinaries();
  return binariesIn(process.env["REMIT_TEST_POSTGRES_BIN"] ?? `/usr/lib/postgresql/${version}/bin`);
}
