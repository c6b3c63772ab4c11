// `npm start`: from a fresh clone to the running demonstration. Everything after `--` is for `remit demo`. The script begins with `exec`, so that npm's signals reach this process and not a shell.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, checkNode, install, root } from "./fresh.mjs";

checkNode();
install();
build();
// In this very process, so that Ctrl-C and SIGTERM reach it directly.
process.argv = [process.argv[0], path.join(root, "bin", "remit.mjs"), "demo", ...process.argv.slice(2)];
await import(pathToFileURL(path.join(root, "dist", "cli.mjs")).href);
