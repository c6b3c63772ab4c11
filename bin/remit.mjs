#!/usr/bin/env node
// Runs the command line, built first when the sources of a clone are newer than what was built.
import { build, checkNode } from "../tools/fresh.mjs";

checkNode();
build();
await import("../dist/cli.mjs");
