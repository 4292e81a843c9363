// Tells of changes as the server announces them; the browser connects again by itself.

/** Call `onNews` with every entry and `onState` with whether the server can be reached. */
export function follow(address, onNews, onState = () => {}) {
  const source = new EventSource(address);
  source.addEventListener("open", () => onState(true));
  source.addEventListener("error", () => onState(false));
  source.addEventListener("message", (event) => onNews(JSON.parse(event.data)));
  addEventListener("pagehide", () => source.close());
  return source;
}

/** Run a task again for news that came while it ran, one at a time, the last news last. */
export function latest(task) {
  let running = false;
  let waiting = null;
  return async (news) => {
    waiting = { news };
    if (running) return;
    running = true;
    while (waiting) {
      const next = waiting.news;
      waiting = null;
      try {
        await task(next);
      } catch (error) {
        console.warn(error);
      }
    }
    running = false;
  };
}
