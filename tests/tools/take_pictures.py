"""Takes the README's pictures of the sample issue: python tests/tools/take_pictures.py

Composes the newest issue and shows it in the system's Chromium; writes docs/images/.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from email_browser import Browser, View
from PIL import Image

from newsletter.compose import Composer
from newsletter.files import read_text
from newsletter.workspace import load_workspace

ROOT = Path(__file__).parents[2]
OUT = ROOT / "docs/images"
LIMIT_BYTES = 300_000
# Name, view, and the part of the page to show: left, top, width, height in CSS pixels.
SHOTS = (
    ("daily-light", View(640), (0, 0, 640, 1180)),
    ("daily-dark", View(640, "dark"), (0, 2892, 640, 1180)),
    ("daily-phone", View(375), (0, 0, 375, 812)),
)


def main() -> None:
    """Take every picture again."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if not executable:
        sys.exit("there is no Chromium on this machine (Debian: apt install chromium)")
    workspace = load_workspace(ROOT)
    path = workspace.issue_files()[-1].name
    email = Composer(workspace).compose(read_text(ROOT / path, path)).email
    browser = Browser(executable)
    OUT.mkdir(parents=True, exist_ok=True)
    for name, view, part in SHOTS:
        picture = Image.open(io.BytesIO(browser.shoot(email, view, part)))
        # 256 colours are enough for flat illustrations and type, and a third of the bytes.
        small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        target = OUT / f"{name}.png"
        small.save(target, optimize=True)
        size = target.stat().st_size
        print(f"{target.relative_to(ROOT)}: {size / 1000:.0f} kB")
        if size > LIMIT_BYTES:
            sys.exit(f"{target.name} is larger than {LIMIT_BYTES} bytes")
    browser.close()


if __name__ == "__main__":
    main()
