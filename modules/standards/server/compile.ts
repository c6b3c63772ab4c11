// Run by the build: writes the library, read and checked, to the file that is named.
import fs from "node:fs";
import path from "node:path";
import { packageRoot } from "#server/root.ts";
import { faultsOf } from "../faults.ts";
import { compile } from "./compiled.ts";
import { openLibrary } from "./library.ts";

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error("Name the file to write the standards library to.");
const whole = openLibrary(path.join(packageRoot(), "standards")).whole();
const faults = faultsOf(whole);
if (faults.length > 0) throw new Error(`The standards library does not fit together:\n${faults.join("\n")}`);
fs.writeFileSync(target, compile(whole));
