"""The table of newsletter.toml that is about the preview; what is wrong is added to the rest."""

from __future__ import annotations

from newsletter.config.settings import PreviewSettings
from newsletter.fields import Fields
from newsletter.patterns import late_pattern

_EDITOR = late_pattern(r"([a-z][a-z0-9+.-]*)://[^\s<>\"'`]*")
# Schemes that a browser itself acts upon: a link to the editor has no use for them.
_BROWSERS_OWN = frozenset(("http", "https", "javascript", "data", "blob", "about", "view-source"))


def read_preview(fields: Fields) -> PreviewSettings:
    """Read ``[preview]``."""
    editor = fields.text("editor")
    node = fields.get("editor")
    if node is not None and isinstance(node.value, str) and wrong_editor(editor):
        message = f"preview.editor {wrong_editor(editor)}"
        problem = node.location.problem(
            "E022", message, 'write "vscode://file/{path}:{line}:{column}"'
        )
        fields.problems.append(problem)
        editor = ""
    fields.finish()
    return PreviewSettings(editor=editor)


def wrong_editor(address: str) -> str:
    """What is wrong with an editor's address; empty if nothing is."""
    found = _EDITOR.fullmatch(address)
    if found is None or found[1] in _BROWSERS_OWN:
        return "is not the address of an editor"
    return "" if "{path}" in address else "has no {path}"
