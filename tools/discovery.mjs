import fs from "node:fs";
import path from "node:path";

const parts = [
  "server/handlers.ts",
  "server/queries.ts",
  "server/facts.ts",
  "server/reactions.ts",
  "server/jobs.ts",
  "server/gates.ts",
  "server/public.ts",
  "server/routes.ts",
  "server/cli.ts",
  "seed.ts",
];

/** The source that stands for `app/discover.ts` in the bundle: what it finds at run time, written out as imports. */
export function discoverySource(root) {
  const modules = path.join(root, "modules");
  const folders = fs.readdirSync(modules).filter((folder) => fs.existsSync(path.join(modules, folder, "module.ts")));
  const imports = [];
  const found = folders.toSorted().map((folder, at) => {
    imports.push(`import module${at} from "#modules/${folder}/module.ts";`);
    const members = parts
      .filter((part) => fs.existsSync(path.join(modules, folder, part)))
      .map((part) => {
        const name = path.basename(part, ".ts");
        imports.push(`import * as ${name}${at} from "#modules/${folder}/${part}";`);
        return `${name}: ${name}${at}`;
      });
    return `{ ${[`folder: ${JSON.stringify(folder)}`, `module: module${at}`, ...members].join(", ")} }`;
  });
  return `${imports.join("\n")}\nexport const discover = async () => [${found.join(", ")}];\n`;
}

/** Lets esbuild bundle every module without a list of them. */
export const discovery = (root) => ({
  name: "discovery",
  setup(build) {
    build.onLoad({ filter: /[\\/]app[\\/]discover\.ts$/ }, () => ({ contents: discoverySource(root), loader: "ts", resolveDir: root }));
  },
});
