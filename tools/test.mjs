// `npm test`: everything that must hold, in one go, from a fresh clone. The last line says how many checks passed and failed.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { checkNode, install, root } from "./fresh.mjs";
import { findBrowser, findOlderPostgres } from "./needs.mjs";

checkNode();
install();
fs.mkdirSync(path.join(root, ".tmp"), { recursive: true });

const results = [];
const note = (name, passed, failed) => {
  results.push({ name, passed, failed });
  console.log(`\n${failed === 0 ? "ok" : "FAILED"}: ${name} (${passed} passed, ${failed} failed)`);
};

// In a file colours are noise.
const quiet = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" };

const bin = (name) => path.join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

function spawn(name, command, args, env = {}) {
  console.log(`\n== ${name}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...quiet, ...env },
    shell: process.platform === "win32",
  });
  if (error) console.log(error.message);
  return status === 0;
}

/** A check that passes or fails as a whole. */
const check = (name, command, args) => note(name, ...(spawn(name, command, args) ? [1, 0] : [0, 1]));

const missing = (name, sentence) => {
  console.log(`\n== ${name}\n${sentence}`);
  note(name, 0, 1);
};

/** Tests, counted one by one. A file that could not even be loaded, or an error outside any test, counts as one failure. */
function tests(name, projects, env = {}) {
  const file = path.join(root, ".tmp", `tests-${process.pid}-${results.length}.json`);
  const args = ["run", ...projects.flatMap((project) => ["--project", project]), "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const ended = spawn(name, bin("vitest"), args, env);
  const counts = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  fs.rmSync(file, { force: true });
  const unloaded = counts.testResults.filter((result) => result.status === "failed" && result.assertionResults.every((test) => test.status !== "failed")).length;
  const failed = counts.numFailedTests + unloaded;
  note(name, counts.numPassedTests, failed === 0 && !ended ? 1 : failed);
}

check("types", bin("tsc"), ["-p", "."]);
check("lint", bin("oxlint"), ["--type-aware"]);
check("format", bin("biome"), ["format"]);
tests("unit and house tests", ["unit", "house"]);
tests("server tests on PostgreSQL 18", ["server"], { REMIT_TEST_POSTGRES: "18" });

const older = findOlderPostgres();
if (older) tests("server tests on PostgreSQL 15", ["server"], { REMIT_TEST_POSTGRES: "15", REMIT_TEST_POSTGRES_BIN: older });
else missing("server tests on PostgreSQL 15", "No PostgreSQL 15 was found and none could be installed: set REMIT_TEST_POSTGRES_BIN to the folder of its programs.");

check("build", process.execPath, [path.join(root, "tools", "build.mjs")]);

const browser = await findBrowser();
if (browser) tests("journeys in the browser", ["journeys"], { REMIT_CHROMIUM: browser });
else missing("journeys in the browser", "No Chromium was found and none could be installed: put one on the PATH, or set REMIT_CHROMIUM to it.");

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log("");
for (const { name, failed } of results) if (failed > 0) console.log(`FAILED: ${name}`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") === 0 ? 0 : 1);
