// MJML's engine and juice, from a node_modules folder that the caller names.
import { createRequire } from "node:module";
import { join } from "node:path";

/** The two engines: `toHtml(mjml)` compiles, `inline(html)` inlines; both with their defaults. */
export function loadEngines(nodeModules) {
  const require = createRequire(join(nodeModules, "here.js"));
  const mjml2html = require("mjml");
  const juice = require("juice");
  return {
    // mjml 5 returns a promise, mjml 4 the result itself: await takes both.
    toHtml: async (mjml) => (await mjml2html(mjml)).html,
    inline: (html) => juice(html),
  };
}
