// Writes newsletter/render/data/mjml.json from an installed `mjml` package:
//   npm install mjml@5.4.1 --prefix DIR
//   node tests/tools/refresh_mjml_data.mjs DIR 2026-11-23 > newsletter/render/data/mjml.json
// The second argument is the date it was read, so that the same input gives the same bytes.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const [folder, date] = process.argv.slice(2)
if (!folder || !date) {
  console.error('usage: refresh_mjml_data.mjs DIR_WITH_NODE_MODULES DATE')
  process.exit(2)
}
const modules = resolve(folder, 'node_modules')
const require = createRequire(`${modules}/`)
const preset = require('mjml-preset-core')
const colors = require('mjml-core/lib/types/helpers/colors')
const version = require('mjml/package.json').version

const licence = readFileSync(`${modules}/mjml/LICENSE.md`, 'utf8').trim()
const children = preset.dependencies
const tags = {
  // These have no component: the core reads them itself (mjml-core/lib/index.js).
  mjml: { attributes: { lang: 'string', dir: 'string', owa: 'string' }, children: children.mjml },
  'mj-all': { attributes: {}, children: [] },
  'mj-class': { attributes: { name: 'string' }, children: [] },
  'mj-selector': { attributes: { path: 'string' }, children: children['mj-selector'] },
  'mj-html-attribute': { attributes: { name: 'string' }, children: [], raw_content: true },
  'mj-include': {
    attributes: { path: 'string', type: 'string', 'css-inline': 'string' },
    children: [],
  },
}
for (const component of preset.components) {
  const name = component.componentName
  tags[name] = {
    attributes: component.allowedAttributes ?? {},
    // Any tag may stand in mj-attributes (a pattern in the source).
    children: (children[name] ?? []).map(child => (typeof child === 'string' ? child : '*')),
    ...(component.endingTag ? { raw_content: true } : {}),
  }
}
const sorted = object =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
for (const tag of Object.values(tags)) {
  tag.attributes = sorted(tag.attributes)
  tag.children = [...(tag.children ?? [])].sort()
}
const data = {
  source: 'npm package mjml: mjml-preset-core, mjml-core and the components, facts only',
  version,
  date,
  licence,
  global_attributes: { 'css-class': 'string', 'mj-class': 'string' },
  colors: [...(colors.default ?? colors)].sort(),
  tags: sorted(tags),
}
// One line an attribute would be long to read; one line a tag is easy to compare.
const body = Object.entries(data).map(([key, value]) => {
  if (key !== 'tags') return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`
  const lines = Object.entries(value).map(([n, t]) => `    ${JSON.stringify(n)}: ${JSON.stringify(t)}`)
  return `  "tags": {\n${lines.join(',\n')}\n  }`
})
process.stdout.write(`{\n${body.join(',\n')}\n}\n`)
