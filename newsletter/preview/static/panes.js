// One view of the email: a frame of some width, or text.

const WIDEST_PX = 2000;
// Room for the lines of the text part, beside an email.
const WRITTEN_PX = 1100;

/** A pane shows one part of the issue with its own switches. */
export class Pane {
  constructor(host, date, on) {
    this.date = date;
    this.on = on;
    this.settings = {};
    this.ready = false;
    this.revision = 0;
    this.figure = document.createElement("figure");
    this.figure.className = "pane";
    this.caption = document.createElement("figcaption");
    this.body = document.createElement("div");
    this.body.className = "device";
    this.figure.append(this.caption, this.body);
    host.append(this.figure);
    this.onMessage = (event) => this.receive(event);
    addEventListener("message", this.onMessage);
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(this.figure);
  }

  close() {
    removeEventListener("message", this.onMessage);
    this.sizes.disconnect();
    this.figure.remove();
  }

  /** Take other settings: part, width, scheme, images, styles, reader. */
  set(settings, caption) {
    this.settings = settings;
    this.caption.textContent = caption;
    this.figure.dataset.part = settings.part;
    this.figure.dataset.scheme = settings.scheme;
    // Side by side all views have one scale: each gets room by its width.
    const written = settings.part === "text" || settings.part === "source";
    this.figure.style.flexGrow = written ? WRITTEN_PX : Number(settings.width) || 640;
    this.fit();
  }

  address() {
    const { part, scheme, images, styles, reader } = this.settings;
    const base = `/issues/${this.date}/`;
    if (part === "text") return `${base}text?${new URLSearchParams({ reader })}`;
    if (part === "source") return `${base}source`;
    const query = { part, scheme, images: images ? "on" : "off", styles: styles ? "on" : "off", reader };
    return `${base}frame?${new URLSearchParams(query)}`;
  }

  /** Show the newest version; the scroll position stays. */
  async refresh(revision) {
    const address = this.address();
    const written = this.settings.part === "text" || this.settings.part === "source";
    if (!written && !this.frame) {
      await this.openFrame(address);
      this.done(revision);
      return;
    }
    const answer = await fetch(address);
    if (address !== this.address()) return;
    if (!answer.ok) {
      this.showNothing();
      return;
    }
    const content = await answer.text();
    if (address !== this.address()) return;
    if (written) this.showWritten(content);
    else await this.showFramed(content, revision);
    this.done(revision);
  }

  done(revision) {
    this.revision = revision;
    this.figure.dataset.revision = revision;
    this.figure.dataset.address = this.address();
  }

  async openFrame(address) {
    const probe = await fetch(address, { method: "HEAD" });
    if (!probe.ok) {
      this.showNothing();
      return;
    }
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.title = `The email: ${this.caption.textContent}`;
    this.ready = false;
    const ready = new Promise((resolve) => { this.whenReady = resolve; });
    frame.src = address;
    this.frame = frame;
    this.body.replaceChildren(frame);
    this.fit();
    await ready;
  }

  async showFramed(html, revision) {
    this.frame.title = `The email: ${this.caption.textContent}`;
    const shown = new Promise((resolve) => { this.whenShown = resolve; });
    this.send({ what: "show", html, revision });
    await shown;
  }

  showWritten(content) {
    this.frame = null;
    let pre = this.body.querySelector("pre");
    if (!pre) {
      pre = document.createElement("pre");
      pre.tabIndex = 0;
      pre.setAttribute("role", "region");
      this.body.replaceChildren(pre);
    }
    pre.setAttribute("aria-label", this.caption.textContent);
    if (pre.textContent !== content) pre.textContent = content;
    this.fit();
  }

  showNothing() {
    this.frame = null;
    const note = document.createElement("p");
    note.className = "nothing";
    note.textContent = "There is no email yet. It appears here as soon as one can be made.";
    this.body.replaceChildren(note);
  }

  send(message) {
    this.frame?.contentWindow?.postMessage({ nl: true, ...message }, "*");
  }

  receive(event) {
    if (!this.frame || event.source !== this.frame.contentWindow || !event.data?.nl) return;
    const message = event.data;
    if (message.what === "ready") {
      this.ready = true;
      this.whenReady?.();
      this.on.ready?.(this);
    } else if (message.what === "shown") {
      this.whenShown?.();
    } else {
      this.on[message.what]?.(message, this);
    }
  }

  /** A view that is wider than the room for it is drawn smaller, at its own width. */
  fit() {
    const node = this.body.firstElementChild;
    if (!node) return;
    const width = Math.min(WIDEST_PX, Math.max(240, Number(this.settings.width) || 640));
    const room = this.figure.clientWidth;
    const framed = node.tagName === "IFRAME";
    const scale = framed ? Math.min(1, room / width) : 1;
    this.body.style.width = framed ? `${width * scale}px` : "100%";
    if (framed) {
      node.style.width = `${width}px`;
      node.style.height = `${100 / scale}%`;
      node.style.transform = scale < 1 ? `scale(${scale})` : "none";
    }
    this.figure.dataset.scale = Math.round(scale * 100);
  }
}
