"""The W3C's Nu HTML checker finds nothing but what Outlook, MJML and the platforms need."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from judges import Sample, as_sent

# What the checker may say, and why it stays.
ACCEPTED = (
    (r"The “\w+” attribute on the “(table|td)” element is obsolete", "Outlook reads no CSS here"),
    (r"The “type” attribute for the “style” element is not needed", "MJML writes it; harmless"),
    (r"Attribute “xmlns:[vo]” not allowed here", "Outlook's VML needs its namespaces"),
    (r"CSS: “mso-[a-z-]+”: Property “mso-[a-z-]+” doesn't exist", "Outlook's own properties"),
    (r"CSS: “supported-color-schemes”: Property", "Apple Mail before 2019 knows only this name"),
    (r"CSS: “-(webkit|ms)-[a-z-]+”", "Old Windows Phones and Apple Mail grow text without it"),
    (r"Bad value “auto” for attribute “height” on element “img”", "MJML's: keeps the proportions"),
)


def test_only_known_constructs_are_reported(
    sample: Sample,
    run: Callable[..., CompletedProcess[bytes]],
    node_module: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    jar = node_module("vnu-jar") / "build/dist/vnu.jar"
    paths = [tmp_path / name for name in ("email.html", "web.html")]
    for path in paths:
        path.write_text(as_sent((sample.folder / path.name).read_text(encoding="utf-8")), "utf-8")
    judged = run("java", "-jar", jar, "--format", "json", "--exit-zero-always", *paths)
    messages = json.loads(judged.stderr)["messages"]
    said = [f"{it.get('lastLine')}: {it['message']}" for it in messages]
    unexplained = [it for it in said if not any(re.search(known, it) for known, _ in ACCEPTED)]
    assert unexplained == []
    assert said, "the checker did not read the files: MJML's output always has obsolete attributes"
