"""Link references: ``[label]: https://example.org``; one that nothing uses is reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter.content.source import Source, shown


class References(dict[str, dict[str, Any]]):
    """The references of a document, filled and read by markdown-it, which remember their use."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """The reference of a label, which counts as used."""
        self.used.add(key)
        return super().get(key, default)

    def report_leftovers(self, env: Mapping[str, Any], source: Source) -> None:
        """Report the references whose words would be in no email."""
        unused = [(label, entry["map"]) for label, entry in self.items() if label not in self.used]
        for label, (line, _) in unused:
            source.report(
                "E048",
                source.at(line, source.indent_of(line)),
                f'nothing uses the link reference "[{shown(label.lower())}]"',
                r"delete it, or write \[ for a literal bracket",
            )
        for entry in env.get("duplicate_refs", ()):
            line = entry["map"][0]
            source.report(
                "E048",
                source.at(line, source.indent_of(line)),
                f'the link reference "[{shown(entry["label"].lower())}]" is given twice',
                "delete one",
            )
