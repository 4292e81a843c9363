// Runs in the email's frame: shows new versions in place, says where things were written, draws marks.
// The frame has an origin of its own, so all it can do is exchange messages with the page around it.
"use strict";
(() => {
  const AT = "data-nl-at";
  const root = document.documentElement;
  const layer = document.createElement("nl-layer");
  let slots = [];
  let hovered = null;
  let found = null;

  const say = (message) => parent.postMessage({ nl: true, ...message }, "*");
  const ours = (node) => node.nodeType === 1 && (node.hasAttribute("data-nl") || node === layer);

  // --- New versions -------------------------------------------------------------------------

  const alike = (a, b) =>
    a.nodeName === b.nodeName && a.nodeType === b.nodeType && a.textContent === b.textContent;

  function morphAttributes(from, to) {
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name)) from.removeAttribute(name);
    }
    for (const { name, value } of [...to.attributes]) {
      if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
  }

  function morph(from, to) {
    if (from.isEqualNode(to)) return;
    if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) {
      from.replaceWith(document.importNode(to, true));
      return;
    }
    if (from.nodeType !== 1) {
      if (from.data !== to.data) from.data = to.data;
      return;
    }
    morphAttributes(from, to);
    morphChildren(from, to);
  }

  function morphChildren(from, to) {
    const old = [...from.childNodes].filter((node) => !ours(node));
    const now = [...to.childNodes].filter((node) => !ours(node));
    // What begins and ends alike stays where it is, so that pictures below a new block do not reload.
    let start = 0;
    while (start < old.length && start < now.length && alike(old[start], now[start])) start += 1;
    let end = 0;
    while (
      end < old.length - start && end < now.length - start &&
      alike(old[old.length - 1 - end], now[now.length - 1 - end])
    ) end += 1;
    const kept = Math.min(old.length, now.length) - end;
    const before = end ? old[old.length - end] : null;
    for (let i = 0; i < end; i += 1) morph(old[old.length - 1 - i], now[now.length - 1 - i]);
    for (let i = 0; i < kept; i += 1) morph(old[i], now[i]);
    for (let i = kept; i < old.length - end; i += 1) old[i].remove();
    for (let i = kept; i < now.length - end; i += 1) {
      from.insertBefore(document.importNode(now[i], true), before);
    }
  }

  function setCanvas(from) {
    const canvas = from.querySelector('meta[name="nl-canvas"]')?.content || "light";
    root.style.setProperty("color-scheme", canvas, "important");
  }

  function show(html) {
    const now = new DOMParser().parseFromString(html, "text/html");
    root.removeAttribute("style");
    morphAttributes(root, now.documentElement);
    morphChildren(document.head, now.head);
    morph(document.body, now.body);
    setCanvas(now);
    draw();
  }

  // --- Where things were written ------------------------------------------------------------

  function parse(place) {
    const parts = /^(.*?)(?::(\d+))?(?::(\d+))?$/.exec(place);
    return { path: parts[1], line: Number(parts[2] || 0), column: Number(parts[3] || 0) };
  }

  /** The element that shows what stands at a place, or the last one before it in the same file. */
  function elementAt(place) {
    const wanted = parse(place);
    let best = null;
    let bestAt = null;
    let first = null;
    for (const element of document.querySelectorAll(`[${AT}]`)) {
      const at = parse(element.getAttribute(AT));
      if (at.path !== wanted.path) continue;
      first ??= element;
      const before = at.line < wanted.line || (at.line === wanted.line && at.column <= wanted.column);
      const later =
        !bestAt || at.line > bestAt.line || (at.line === bestAt.line && at.column > bestAt.column);
      if (before && later) [best, bestAt] = [element, at];
    }
    return wanted.line ? best || first : null;
  }

  function visible(element) {
    let node = element;
    while (node && node !== document.body) {
      const box = node.getBoundingClientRect();
      if (box.width > 1 && box.height > 1 && getComputedStyle(node).visibility !== "hidden") return node;
      node = node.parentElement;
    }
    return null;
  }

  function locate(place, words, box) {
    const element = (box && sponsorBoxes(parse(place).path)[0]) || visible(elementAt(place));
    found = element ? { element, box, words: words || place } : null;
    if (element) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
    draw();
    say({ what: "located", place, found: Boolean(element) });
  }

  // --- Marks ----------------------------------------------------------------------------------

  function mark(element, kind, words) {
    const box = element.getBoundingClientRect();
    const top = box.top + scrollY;
    const node = document.createElement("nl-mark");
    node.dataset.kind = kind;
    node.style.left = `${box.left + scrollX}px`;
    node.style.top = `${top}px`;
    node.style.width = `${box.width}px`;
    node.style.height = `${box.height}px`;
    layer.append(node);
    if (!words) return;
    const tag = document.createElement("nl-tag");
    tag.textContent = words;
    node.append(tag);
    // The words stand above the box, as wide as the email leaves room for, or below it at the top.
    tag.style.maxWidth = `${root.clientWidth - box.left - scrollX}px`;
    if (top < tag.offsetHeight) node.dataset.low = "";
  }

  function sponsorBoxes(path) {
    const boxes = new Set();
    for (const element of document.querySelectorAll(`[${AT}^="${CSS.escape(path)}:"]`)) {
      const box = element.closest('[role="region"]');
      if (box) boxes.add(box);
    }
    return [...boxes];
  }

  function draw() {
    layer.replaceChildren();
    if (!layer.isConnected) root.append(layer);
    const used = new Map();
    for (const slot of slots) {
      const nth = used.get(slot.path) || 0;
      used.set(slot.path, nth + 1);
      const box = sponsorBoxes(slot.path)[nth];
      if (box) mark(box, "sponsor", slot.words);
    }
    if (found?.element.isConnected) mark(found.element, "found", found.box && slots.length ? "" : found.words);
    if (hovered?.isConnected) mark(hovered, "hover", hovered.getAttribute(AT));
  }

  // --- Messages -------------------------------------------------------------------------------

  addEventListener("message", (event) => {
    if (event.source !== parent || !event.data?.nl) return;
    const message = event.data;
    if (message.what === "show") {
      show(message.html);
      say({ what: "shown", revision: message.revision });
    } else if (message.what === "locate") {
      locate(message.place, message.words, message.box);
    } else if (message.what === "peek") {
      hovered = message.place ? visible(elementAt(message.place)) : null;
      draw();
    } else if (message.what === "overlay") {
      slots = message.slots;
      draw();
    }
  });

  document.addEventListener("pointerover", (event) => {
    const element = event.target.closest?.(`[${AT}]`);
    if (element === hovered) return;
    hovered = element || null;
    draw();
    const link = event.target.closest?.("a[href]");
    say({ what: "hover", place: element?.getAttribute(AT) || "", href: link?.href || "" });
  });
  document.addEventListener("pointerleave", () => {
    hovered = null;
    draw();
    say({ what: "hover", place: "", href: "" });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link) {
      event.preventDefault();
      const target = link.getAttribute("href");
      if (target.startsWith("#")) document.getElementById(target.slice(1))?.scrollIntoView();
    }
    const element = event.target.closest?.(`[${AT}]`);
    say({ what: "pick", place: element?.getAttribute(AT) || "", href: link?.href || "" });
  });
  document.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("resize", draw);
  addEventListener("load", draw, true);

  setCanvas(document);
  draw();
  say({ what: "ready" });
})();
