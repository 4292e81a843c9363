// The page of one issue: switches, panes, and what is known about the email.
import { follow, latest } from "/static/live.js";
import { Pane } from "/static/panes.js";
import { proofWords, showFindings, showInbox, showProblems, showSize, showSponsors } from "/static/panels.js";

const tools = document.getElementById("tools");
const host = document.getElementById("panes");
const status = document.getElementById("status");
const live = document.getElementById("live");
const { date } = tools.dataset;
const WIDTHS = { 375: "Phone", 768: "Tablet", 1024: "Desktop" };
const NARROW_PX = 700;
// Room for a phone beside a desktop, and for what is known about the email.
const WIDE_PX = 1800;

const choose = (name, value) => { tools.querySelector(`[name="${name}"][value="${value}"]`).checked = true; };
if (innerWidth < NARROW_PX) choose("width", "375");
if (innerWidth >= WIDE_PX) choose("beside", "devices");
const DEFAULTS = Object.fromEntries(new FormData(tools));

let panes = [];
let revision = 0;
let facts = null;

// --- Switches ---------------------------------------------------------------------------------

function readAddress() {
  const wanted = new URLSearchParams(location.search);
  for (const element of tools.elements) {
    if (!element.name || !wanted.has(element.name)) continue;
    const value = wanted.get(element.name);
    if (element.type === "checkbox") element.checked = value === "on";
    else if (element.type === "radio") element.checked = element.value === value;
    else element.value = value;
  }
}

function writeAddress() {
  const now = Object.fromEntries(new FormData(tools));
  for (const name of ["images", "styles", "overlay"]) now[name] ??= "off";
  const changed = Object.entries(now).filter(([name, value]) => value !== (DEFAULTS[name] ?? "off"));
  const query = new URLSearchParams(changed).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function settings() {
  const data = new FormData(tools);
  const width = data.get("width") === "any" ? data.get("pixels") : data.get("width");
  return {
    part: data.get("part"), width, scheme: data.get("scheme"), reader: data.get("reader"),
    images: data.has("images"), styles: data.has("styles"),
  };
}

/** What each pane shows, from the switches. */
function wanted() {
  const base = settings();
  const beside = new FormData(tools).get("beside");
  if (beside === "devices") return [{ ...base, width: "375" }, { ...base, width: "1024" }];
  if (beside === "schemes") return [{ ...base, scheme: "light" }, { ...base, scheme: "dark" }];
  if (beside === "text") return [{ ...base, part: base.part === "text" ? "email" : base.part }, { ...base, part: "text" }];
  return [base];
}

function captionOf(it) {
  if (it.part === "text") return "Plain text";
  if (it.part === "source") return "Source of email.html, as it is sent";
  const words = [WIDTHS[it.width] ? `${WIDTHS[it.width]}, ${it.width} px` : `${it.width} px`, it.scheme];
  if (it.part === "web") words.unshift("Web version");
  if (!it.images) words.push("images off");
  if (!it.styles) words.push("<style> stripped");
  return words.join(" · ");
}

function arrange() {
  const list = wanted();
  tools.querySelector(".number").hidden = new FormData(tools).get("width") !== "any";
  while (panes.length > list.length) panes.pop().close();
  while (panes.length < list.length) panes.push(new Pane(host, date, listeners));
  host.dataset.count = list.length;
  list.forEach((it, at) => panes[at].set(it, captionOf(it)));
}

// --- The frames' words ----------------------------------------------------------------------

const listeners = {
  ready: (pane) => sendOverlay(pane),
  hover: ({ place, href }) => {
    const block = place && facts?.blocks && blockOf(place);
    const size = block ? ` · ${(block.bytes / 1000).toFixed(1)} kB` : "";
    status.textContent = [place + size, href].filter(Boolean).join("  →  ") || "Point at a block to see where it was written.";
  },
  pick: ({ place }) => {
    if (!place) return;
    const block = blockOf(place);
    const row = block && document.querySelector(`[data-id="block-${block.line}"]`);
    for (const other of document.querySelectorAll(".weight[aria-current]")) other.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    row?.scrollIntoView({ block: "nearest" });
  },
  located: ({ place, found }) => {
    status.textContent = found ? place : `${place}: no place in the email shows this`;
  },
};

function blockOf(place) {
  const [, path, line] = /^(.*?):(\d+)/.exec(place) || [];
  if (path !== facts?.name) return null;
  return facts.blocks?.findLast((block) => block.line <= Number(line)) || null;
}

function locate(place, words = "", { box = false } = {}) {
  for (const pane of panes) pane.send({ what: "locate", place, words, box });
  if (!panes.some((pane) => pane.frame)) status.textContent = `${place}: choose Email to see it`;
}

const peek = (place) => panes.forEach((pane) => pane.send({ what: "peek", place }));

function sendOverlay(pane) {
  const on = new FormData(tools).has("overlay");
  const filled = on ? (facts?.sponsors || []).filter((slot) => slot.path) : [];
  pane.send({ what: "overlay", slots: filled.map((slot) => ({ path: slot.path, words: proofWords(slot) })) });
}

// --- News -------------------------------------------------------------------------------------

async function refreshFacts() {
  const reader = settings().reader;
  const answer = await fetch(`facts?${new URLSearchParams({ reader })}`);
  if (!answer.ok) return;
  facts = await answer.json();
  showProblems(facts);
  document.getElementById("side").hidden = !facts.has_email;
  document.body.dataset.broken = facts.problems.length ? "yes" : "no";
  if (facts.has_email) {
    showFindings(facts, locate);
    showInbox(facts);
    showSponsors(facts, locate);
    showSize(facts, locate, peek);
    document.title = `${facts.problems.length ? "● " : ""}${facts.title}`;
  }
  panes.forEach(sendOverlay);
  const made = facts.made_at ? `made at ${facts.made_at}` : "no email yet";
  setLive(facts.problems.length ? "broken" : "live", facts.problems.length ? `broken; ${made}` : made);
  document.body.dataset.facts = facts.revision;
}

function setLive(state, words) {
  live.dataset.state = state;
  document.getElementById("live-words").textContent = words;
}

const refresh = latest(async () => {
  const now = revision;
  await Promise.all(panes.map((pane) => pane.refresh(now)));
  document.body.dataset.shown = now;
  await refreshFacts();
});

tools.addEventListener("change", () => {
  arrange();
  writeAddress();
  refresh();
});
tools.addEventListener("input", (event) => {
  if (event.target.name === "pixels") arrange();
});
tools.addEventListener("submit", (event) => event.preventDefault());
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  for (const pane of panes) pane.send({ what: "peek", place: "" });
});

readAddress();
arrange();
follow(`/events?issue=${date}`, (news) => {
  revision = news.revision;
  refresh();
}, (connected) => {
  if (!connected) setLive("lost", "no connection: is newsletter preview running?");
  else if (live.dataset.state !== "live") setLive("live", "live");
});
