// What a test asks of a shown email. Everything is measured on the page as it stands, in CSS
// pixels, from computed styles and boxes; nothing is known here of the theme's class names.
(() => {
  const parse = (text) => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    return [numbers[0], numbers[1], numbers[2], numbers.length > 3 ? numbers[3] : 1];
  };
  const over = (top, under) =>
    [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat([1]);
  // WCAG 2.2, relative luminance and contrast ratio.
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  };
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (/[^\s\u00a0]/.test(node.data) && shown(node.parentElement)) found.push(node);
    }
    return found;
  };
  const excerpt = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 40);
  const faces = () =>
    texts().map((node) => {
      const style = getComputedStyle(node.parentElement);
      const under = ground(node.parentElement);
      const size = parseFloat(style.fontSize);
      return {
        text: excerpt(node.data),
        size,
        large: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
        contrast: ratio(over(parse(style.color), under), under),
        ground: luminance(under),
      };
    });
  const boxes = () =>
    texts().flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].map((box) => ({
        text: excerpt(node.data),
        left: box.left, right: box.right, top: box.top, bottom: box.bottom,
      }));
    });
  const alts = () =>
    [...document.images].filter(shown).map((image) => {
      const style = getComputedStyle(image);
      const under = ground(image);
      const box = image.getBoundingClientRect();
      return {
        alt: image.alt,
        size: parseFloat(style.fontSize),
        line: parseFloat(style.lineHeight),
        contrast: ratio(over(parse(style.color), under), under),
        width: box.width,
        height: box.height,
        loaded: image.naturalWidth > 0,
      };
    });
  const links = () =>
    [...document.links].filter(shown).map((link) => {
      const inside = [link, ...link.querySelectorAll('*')].map((e) => e.getBoundingClientRect());
      const box = {
        left: Math.min(...inside.map((b) => b.left)), right: Math.max(...inside.map((b) => b.right)),
        top: Math.min(...inside.map((b) => b.top)), bottom: Math.max(...inside.map((b) => b.bottom)),
      };
      const line = link.parentElement.closest('p, li, td, h1, h2, h3, h4, h5, h6');
      const others = [...(line?.querySelectorAll('a') ?? [])].map((a) => a.textContent).join('');
      const letters = (text) => (text.match(/\p{L}/gu) ?? []).length;
      return {
        ...box,
        text: excerpt(link.textContent) || link.querySelector('img')?.alt || '',
        decoration: getComputedStyle(link).textDecorationLine,
        color: getComputedStyle(link).color,
        // In a sentence a target may be as low as its line (WCAG 2.2, 2.5.8).
        sentence: letters(line?.textContent ?? '') > letters(others) && link.parentElement === line,
      };
    });
  const rectangle = (selector) => {
    const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return { left, right, top, bottom };
  };
  window.email = {
    faces, boxes, alts, links, rectangle,
    overflow: () => document.documentElement.scrollWidth - window.innerWidth,
    words: () => document.body.innerText.split(/\s+/).filter(Boolean),
    headings: () =>
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1])),
    blocks: () =>
      [...document.querySelectorAll('p, h1, h2, h3, h4, h5, h6, pre, blockquote > *')]
        .filter((e) => shown(e) && !e.querySelector('p, h1, h2, h3, h4, h5, h6, pre'))
        .map((e) => {
          const box = e.getBoundingClientRect();
          return { text: excerpt(e.textContent), top: box.top, bottom: box.bottom };
        }),
  };
})();
