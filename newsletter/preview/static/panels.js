// What stands beside the email: problems, findings, inbox lines, sponsors, sizes.
import { fill, kilobytes, make } from "/static/dom.js";

const node = (id) => document.querySelector(`#${id} .fill`) || document.getElementById(id);

/** The section's sum, beside its heading. */
const sum = (id, key, words) => fill(document.querySelector(`#${id} .sum`), key, () => words);

/** A link that opens the editor, or a button that copies the place. */
function editorLink(it) {
  if (!it.place) return null;
  if (it.editor) {
    return make("a", { class: "open", href: it.editor, "aria-label": `Open ${it.place} in the editor` }, "Open");
  }
  const copy = make("button", {
    type: "button", class: "open", "aria-label": `Copy ${it.place}`,
    onclick: async () => {
      await navigator.clipboard.writeText(it.place);
      copy.textContent = "Copied";
      setTimeout(() => { copy.textContent = "Copy"; }, 1200);
    },
  }, "Copy");
  return copy;
}

function excerpt(it) {
  if (!it.excerpt) return null;
  const number = String(it.line);
  const blank = " ".repeat(number.length);
  const tab = it.excerpt.slice(0, Math.max(0, it.column - 1)).replace(/[^\t]/g, " ");
  const caret = it.column ? `\n${blank} | ${tab}^` : "";
  return make("pre", { tabindex: "0", "aria-label": `Line ${number}` }, `${number} | ${it.excerpt}${caret}`);
}

export function showProblems(facts) {
  fill(document.getElementById("problems"), [facts.problems, facts.made_at], () => {
    if (!facts.problems.length) return [];
    const last = facts.has_email
      ? `Below is the last good email, made at ${facts.made_at}.`
      : "There is no good email yet.";
    return [make("section", { class: "problems", "aria-label": "Problems" },
      make("p", { class: "lead" }, make("strong", {}, "No email can be made. "), last),
      make("ul", {}, facts.problems.map((it) => make("li", {},
        make("p", {}, make("span", { class: "code" }, it.code), ` ${it.message}`),
        it.place && make("p", { class: "place" }, it.place, " ", editorLink(it)),
        excerpt(it),
        it.hint && make("p", { class: "hint" }, it.hint)))))];
  });
}

export function showFindings(facts, onPlace) {
  const { findings = [], accepted = 0 } = facts;
  const count = (name) => findings.filter((it) => it.severity === name).length;
  const sums = ["error", "warning", "notice"].filter(count)
    .map((name) => make("span", { class: `badge ${name}` }, `${count(name)} ${name}${count(name) > 1 ? "s" : ""}`));
  if (accepted) sums.push(make("span", { class: "quiet" }, `${accepted} ignored`));
  sum("findings", [findings.map((it) => it.severity), accepted], sums);
  fill(node("findings"), findings, () => {
    if (!findings.length) return [make("p", { class: "clear" }, "Nothing was found. Every rule is content with this email.")];
    return [make("ul", { class: "findings" },
      findings.map((it, at) => make("li", { class: it.severity },
        make("button", { type: "button", class: "finding", "data-id": `finding-${at}`, onclick: () => onPlace(it.place) },
          make("span", { class: "code" }, it.code), make("span", {}, it.message)),
        it.hint && make("p", { class: "hint" }, it.hint),
        make("p", { class: "place" }, it.place || "no place", " ", editorLink(it)))))];
  });
}

function line(cut, kind) {
  return make("span", { class: kind }, make("bdi", {}, cut.shown));
}

/** What an inbox leaves out, in the words that are lost. */
function lostWords(row) {
  const lost = ["subject", "preheader"].filter((name) => row[name].lost);
  return lost.map((name) => make("p", { class: "lost" }, `${name} without `, make("q", {}, row[name].lost)));
}

export function showInbox(facts) {
  const { inbox } = facts;
  const cut = inbox.rows.filter((row) => row.subject.lost || row.preheader.lost).length;
  sum("inbox", cut, [make("span", { class: cut ? "badge changed" : "quiet" }, cut ? `cut in ${cut} of ${inbox.rows.length}` : "nothing is cut")]);
  fill(node("inbox"), inbox, () => [
    ...inbox.rows.map((row) => make("div", { class: `inbox ${row.phone ? "phone" : "wide"}` },
      make("h3", {}, row.name),
      make("div", { class: "message" },
        make("span", { class: "face", "aria-hidden": "true" }, [...inbox.sender][0] || "?"),
        make("div", {},
          make("span", { class: "from" }, make("bdi", {}, inbox.sender)),
          line(row.subject, "subject"), line(row.preheader, "preheader"))),
      lostWords(row))),
    make("p", { class: "quiet sources" }, "Lengths: ",
      inbox.sources.map((it, at) => [at ? "; " : "", make("a", { href: it.url, rel: "noopener noreferrer", target: "_blank" }, it.title), ` (read ${it.read})`]),
      ". Letters differ in width: good to a few characters."),
  ]);
}

export function proofWords(slot) {
  const it = slot.proof;
  return it
    ? `${slot.slot} · “${it.wording}” ${it.font_size_px} px · contrast ${it.contrast_light}:1 light, ${it.contrast_dark}:1 dark · proved`
    : `${slot.slot} · not proved`;
}

export function showSponsors(facts, onPlace) {
  const filled = facts.sponsors.filter((slot) => slot.how !== "empty");
  const proved = filled.filter((slot) => slot.proof).length;
  const words = `${proved} of ${filled.length} disclosed`;
  sum("sponsors", words, filled.length && [make("span", { class: `badge ${proved === filled.length ? "built" : "error"}` }, words)]);
  fill(node("sponsors"), facts.sponsors, () => {
    if (!facts.sponsors.length) return [make("p", { class: "quiet" }, "The theme has no sponsor slots.")];
    return [make("ul", { class: "slots" }, facts.sponsors.map((slot) => {
      if (slot.how === "empty") {
        return make("li", { class: "unsold" }, make("strong", {}, slot.slot), make("span", { class: "quiet" }, " empty"));
      }
      const it = slot.proof;
      const measures = it && make("dl", {},
        make("dt", {}, "Filled by"), make("dd", {}, slot.how === "placed" ? "a placement in the document" : "a booking"),
        make("dt", {}, "Label"), make("dd", {}, `“${it.wording}”, ${it.accepted === "list" ? "accepted by the list" : "accepted by your own setting"}`),
        make("dt", {}, "Size"), make("dd", {}, `${it.font_size_px} px at the smallest`),
        make("dt", {}, "Contrast"), make("dd", {}, `${it.contrast_light}:1 in light, ${it.contrast_dark}:1 in dark; 4.5:1 is needed`),
        make("dt", {}, "Judged for"), make("dd", {}, it.jurisdictions.join(", ")));
      return make("li", { class: it ? "proved" : "unproved" },
        make("button", { type: "button", class: "finding", "data-id": `slot-${slot.slot}`, onclick: () => onPlace(`${slot.path}:1`, slot.slot, { box: true }) },
          make("strong", {}, slot.slot), make("span", {}, it ? it.advertiser : slot.sponsor),
          make("span", { class: `badge ${it ? "built" : "error"}` }, it ? "disclosed" : "not proved")),
        measures,
        make("p", { class: "place" }, slot.place, " ", editorLink(slot)));
    }))];
  });
}

export function showSize(facts, onPlace, onPeek) {
  sum("size", facts.size.html, [make("span", { class: "quiet" }, kilobytes(facts.size.html))]);
  fill(node("size"), [facts.size, facts.blocks, facts.pictures_bytes], () => {
    const { html, limit, text } = facts.size;
    const share = html / limit;
    const state = share >= 1 ? "error" : share >= 0.9 ? "warning" : "built";
    const meter = make("div", { class: `meter ${state}`, role: "img", "aria-label": `${kilobytes(html)} of ${kilobytes(limit)}` });
    const own = facts.blocks.reduce((sum, block) => sum + block.bytes, 0);
    const parts = [{ bytes: html - own, theme: true }, ...facts.blocks];
    for (const part of parts) {
      const bar = make("span", { class: part.theme ? "theme" : "block" });
      bar.style.flexGrow = part.bytes;
      meter.append(bar);
    }
    const rest = make("span", { class: "rest" });
    rest.style.flexGrow = Math.max(0, limit - html);
    meter.append(rest);
    const heaviest = Math.max(1, ...facts.blocks.map((block) => block.bytes));
    const rows = facts.blocks.map((block) => {
      const button = make("button", { type: "button", class: "weight", "data-id": `block-${block.line}`, onclick: () => onPlace(block.place) },
        make("span", { class: "line" }, String(block.line)),
        make("span", { class: "words" }, make("bdi", {}, block.excerpt || "…")),
        make("span", { class: "bytes" }, kilobytes(block.bytes)));
      button.style.setProperty("--share", block.bytes / heaviest);
      for (const name of ["focus", "pointerenter"]) button.addEventListener(name, () => onPeek(block.place));
      for (const name of ["blur", "pointerleave"]) button.addEventListener(name, () => onPeek(""));
      return make("li", {}, button);
    });
    return [
      meter,
      make("p", { class: "quiet" }, `${Math.round(share * 100)}% of ${kilobytes(limit)}, above which no email is built; Gmail clips at about 102 kB. The theme takes ${kilobytes(html - own)}, the text part ${kilobytes(text)}, the pictures ${kilobytes(facts.pictures_bytes)}.`),
      make("ol", { class: "weights" }, rows),
    ];
  });
}
