// One warm process: a line of JSON in (the file to convert), a line of JSON out (what it took).
// Usage: node worker.mjs NODE_MODULES
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { loadEngines } from "./engines.mjs";

const { toHtml, inline } = loadEngines(process.argv[2]);

for await (const line of createInterface({ input: process.stdin })) {
  const { source, target } = JSON.parse(line);
  const mjml = readFileSync(source, "utf8");
  const used = process.cpuUsage();
  const start = process.hrtime.bigint();
  const html = await toHtml(mjml);
  const compiled = process.hrtime.bigint();
  const inlined = inline(html);
  const end = process.hrtime.bigint();
  const { user, system } = process.cpuUsage(used);
  if (target) writeFileSync(target, inlined);
  const answer = {
    seconds: Number(end - start) / 1e9,
    compile_seconds: Number(compiled - start) / 1e9,
    cpu_seconds: (user + system) / 1e6,
    html_bytes: Buffer.byteLength(inlined),
    rss_bytes: process.memoryUsage.rss(),
    peak_bytes: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(JSON.stringify(answer) + "\n");
}
