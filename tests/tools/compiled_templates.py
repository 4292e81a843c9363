"""The default theme's templates as Python, for newsletter/render/compiled/."""

from __future__ import annotations

from pathlib import Path

from newsletter.config.settings import ThemeSettings
from newsletter.engines import engine_versions
from newsletter.files import SourceFile
from newsletter.render.compiled import content_key, module_name
from newsletter.render.theme import load_theme, styles_environment

_THEME = Path(__file__).resolve().parents[2] / "templates" / "daily"
_NOTE = "# Made by tests/tools/docs.py, of {name}: change the template, not this file.\n"
_TABLE = '''\
"""Which templates are compiled here, and by which Jinja. Made by tests/tools/docs.py."""

JINJA = "{version}"
TEMPLATES = {{
{rows}}}
'''


def compiled_templates() -> dict[str, str]:
    """Every file of newsletter/render/compiled/ that is made, by its name there."""
    sources = {
        path.relative_to(_THEME).as_posix(): SourceFile(path.name, path.read_text("utf-8"), "")
        for path in sorted(_THEME.rglob("*"))
        if path.is_file()
    }
    theme = load_theme(sources, ThemeSettings(), None)
    styles = styles_environment(sources["styles.css"])
    made: dict[str, str] = {}
    rows = ""
    for name, source in sources.items():
        if name == "styles.css":
            environment = styles
        elif name.endswith(".j2"):
            environment = theme.text if name.startswith("text/") else theme.html
        else:
            continue
        environment.guarded = False
        code = environment.compile(source.text, name, raw=True)
        # The note stands at the end: the lines of the code are those of Jinja's table of lines.
        made[f"daily/{module_name(name)}.py"] = f"{code.rstrip()}\n\n{_NOTE.format(name=name)}"
        key = content_key(source.text, escape=bool(environment.autoescape))
        rows += f'    "{name}": "{key}",\n'
    made["table.py"] = _TABLE.format(version=engine_versions()["jinja2"], rows=rows)
    return made
