// Many issues in one process, from files to files: the other side of `newsletter build --all`.
// Usage: node many.mjs NODE_MODULES TARGET_FOLDER < list of files, one a line
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { loadEngines } from "./engines.mjs";

const [nodeModules, target] = process.argv.slice(2);
const { toHtml, inline } = loadEngines(nodeModules);

for (const source of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const html = inline(await toHtml(readFileSync(source, "utf8")));
  writeFileSync(join(target, basename(source, ".mjml") + ".html"), html);
}
