"""Shows an HTML file in WebKitGTK and prints what it reads there, as JSON.

Run by the system's Python, which has the bindings: webkit.py FILE WIDTH_PX
"""

import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

SCRIPT = """
JSON.stringify({
  text: document.body.innerText,
  width_px: document.documentElement.scrollWidth,
  boxes: [...document.querySelectorAll('h1, h2, h3, p, li, img')].map(element => {
    const box = element.getBoundingClientRect();
    return [element.tagName, Math.round(box.left), Math.round(box.width)];
  }),
})
"""


def main() -> None:
    file, width_px = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    window = Gtk.OffscreenWindow()
    window.set_default_size(width_px, 900)
    view = WebKit2.WebView()
    window.add(view)
    window.show_all()

    def finished(_: object, result: object) -> None:
        print(view.evaluate_javascript_finish(result).to_string())
        Gtk.main_quit()

    def loaded(_: object, event: object) -> None:
        if event == WebKit2.LoadEvent.FINISHED:
            view.evaluate_javascript(SCRIPT, -1, None, None, None, finished)

    view.connect("load-changed", loaded)
    view.load_html(file.read_text(encoding="utf-8"), "about:blank")
    GLib.timeout_add_seconds(60, Gtk.main_quit)
    Gtk.main()


main()
