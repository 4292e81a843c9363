// Small helpers to make elements: text is always text, never markup.

/** An element with attributes and children; texts become text nodes, empty values are left out. */
export function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key === "onclick") node.addEventListener("click", value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((it) => it !== null && it !== undefined && it !== "" && it !== false));
  return node;
}

/** Fill a node anew, unless what it shows is the same: focus and scrolling stay. */
export function fill(node, key, children) {
  const now = JSON.stringify(key);
  if (node.dataset.key === now) return;
  node.dataset.key = now;
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  node.replaceChildren(...children().flat().filter(Boolean));
  if (focused) node.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

/** Thousands of bytes as people write them. */
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
