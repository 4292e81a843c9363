// The list of issues: comes up to date by itself, thumbnails too.
import { follow } from "/static/live.js";

let first = null;
let seen = 0;

follow("/events", (news) => {
  if (first === null) first = news.revision;
  else if (news.revision !== first) location.reload();
  if (news.thumbnails === seen) return;
  seen = news.thumbnails;
  for (const image of document.querySelectorAll("img[data-thumbnail]")) {
    image.src = `${image.dataset.thumbnail}?${seen}`;
  }
});
