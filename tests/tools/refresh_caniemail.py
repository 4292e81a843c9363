"""Refreshes newsletter/check/data/caniemail.json from the npm package caniemail.

    python tests/tools/refresh_caniemail.py                    fetches the package and writes
    python tests/tools/refresh_caniemail.py --check            says whether the file is stale
    python tests/tools/refresh_caniemail.py PACKAGE.tgz        reads a package that is here already

The same package gives the same bytes. Of each client only the newest verdict is kept, and of the
notes only those that such a verdict names: 654 kB become about 130. After a refresh run
tests/check/clients: it says which features are new, and which of our conditions on notes no longer
meet a note.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

PACKAGE = "caniemail@2.0.2"
TARGET = Path(__file__).resolve().parents[2] / "newsletter/check/data/caniemail.json"
DATA, LICENSE = "package/data/caniemail.json", "package/LICENSE"


def packed() -> bytes:
    """The package's archive, fetched by npm."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", PACKAGE]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        return (Path(folder) / done.stdout.split()[-1]).read_bytes()


def member(archive: bytes, name: str) -> str:
    """One file of the archive."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        file = tar.extractfile(name)
        if file is None:
            raise SystemExit(f"{name} is not in the package")
        return file.read().decode()


def newest(verdicts: dict[str, str]) -> str:
    """The newest version's verdict that says anything.

    The source appends new versions, and counts some clients by version first and by month later;
    where two entries of one form stand in the wrong order, the greater is the newer.
    """
    known = [(name, verdict) for name, verdict in verdicts.items() if verdict[0] != "u"]
    if not known:
        return "u"
    last = known[-1][0]
    alike = [name for name, _ in known if form(name) == form(last)]
    return verdicts[max(alike, key=version)]


def form(name: str) -> str:
    """Whether a version is a month (2024-05), a year (2019) or counted (16.80)."""
    return "month" if "-" in name else "year" if re.fullmatch(r"20\d\d", name) else "counted"


def version(name: str) -> tuple[int, ...]:
    """A version's numbers."""
    return tuple(int(number) for number in re.findall(r"\d+", name))


def reduced(source: dict[str, Any]) -> dict[str, Any]:
    """What the judgement needs."""
    features = sorted(source["data"], key=lambda feature: str(feature["slug"]))
    clients = sorted(
        {
            f"{family}.{platform}"
            for feature in features
            for family, platforms in feature["stats"].items()
            for platform in platforms
        }
    )
    return {
        "source": "Can I Email (caniemail.com), from the npm package " + PACKAGE,
        "license": "MIT, see caniemail.LICENSE.txt",
        "updated": source["last_update_date"][:10],
        "names": source["nicenames"]["family"],
        "clients": clients,
        "features": {feature["slug"]: one(feature, clients) for feature in features},
    }


def one(feature: dict[str, Any], clients: list[str]) -> dict[str, Any]:
    """One feature: a letter for each client, and the numbers of the notes that go with it."""
    letters, numbered = [], {}
    for client in clients:
        family, platform = client.split(".")
        verdict = newest(feature["stats"].get(family, {}).get(platform) or {"": "u"})
        letters.append(verdict[0])
        numbers = re.findall(r"#(\d+)", verdict)
        if numbers:
            numbered[client] = numbers
    notes = feature["notes_by_num"] or {}
    used = sorted({number for numbers in numbered.values() for number in numbers}, key=int)
    return {
        "title": feature["title"].strip(),
        "tested": feature["last_test_date"],
        "support": "".join(letters),
        "noted": numbered,
        "notes": {number: notes[number] for number in used if number in notes},
    }


def written(data: dict[str, Any]) -> str:
    """One feature a line, so that a refresh can be read as a difference."""
    head = {key: value for key, value in data.items() if key != "features"}
    parts = [f"{json.dumps(key)}: {compact(value)}" for key, value in head.items()]
    features = [f"{json.dumps(slug)}: {compact(of)}" for slug, of in data["features"].items()]
    parts.append('"features": {\n' + ",\n".join(features) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def compact(value: Any) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(arguments: list[str]) -> int:
    """Write the file, or compare it."""
    files = [argument for argument in arguments if not argument.startswith("-")]
    archive = Path(files[0]).read_bytes() if files else packed()
    text = written(reduced(json.loads(member(archive, DATA))))
    notices = TARGET.with_name("caniemail.LICENSE.txt").read_text(encoding="utf-8")
    if member(archive, LICENSE).strip() not in notices:
        print("caniemail.LICENSE.txt lacks the notice of this package: put it in", file=sys.stderr)
        return 1
    if "--check" in arguments:
        same = TARGET.read_text(encoding="utf-8") == text
        print("caniemail.json is as it should be" if same else "caniemail.json is stale")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {TARGET.name}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
