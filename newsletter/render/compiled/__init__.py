"""The default theme's templates as Jinja compiles them, which is part of the program.

Compiling them anew took a sixth of a cold build (2026-11-26). Jinja could keep the code on disk,
but a cache on disk is data here, never code. So the code of the templates that ship with newsletter
ships with it: ``daily/`` holds Python that ``python tests/tools/docs.py`` writes, and a test holds
it to the templates. It is used for a template of exactly that content, with exactly that version of
Jinja; any other template, a workspace's own above all, is compiled when it is loaded.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache

from newsletter.engines import engine_versions
from newsletter.render.compiled.table import JINJA, TEMPLATES

FOLDER = Path(__file__).parent / "daily"


def content_key(source: str, *, escape: bool) -> str:
    """What the code of a template depends on, besides its name and Jinja."""
    return sha256(f"{escape:d}{source}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


def module_name(template: str) -> str:
    """The name of the Python file for a template."""
    return template.removesuffix(".j2").replace("/", "_").replace(".", "_")


class CompiledTemplates(BytecodeCache):
    """Jinja asks it before it compiles; what it is told afterwards it forgets."""

    def get_bucket(self, environment: Any, name: str, filename: Any, source: str) -> Bucket:
        """A bucket with the template's code, or an empty one."""
        bucket = Bucket(environment, name, "")
        if name in TEMPLATES and engine_versions()["jinja2"] == JINJA:
            key = content_key(source, escape=bool(environment.autoescape))
            if key == TEMPLATES[name]:
                bucket.code = _placed(_load(name), filename or "<template>")
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing: ``get_bucket`` has done it."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing: code is not kept on disk."""


def _load(name: str) -> CodeType | None:
    module = module_name(name)
    path = FOLDER / f"{module}.py"
    try:
        return SourceFileLoader(module, str(path)).get_code(module)
    except OSError:
        return None


def _placed(code: CodeType | None, filename: str) -> CodeType | None:
    """The same code as if it had been compiled from the author's file, for tracebacks."""
    if code is None:
        return None
    constants = tuple(
        _placed(value, filename) if isinstance(value, CodeType) else value
        for value in code.co_consts
    )
    return code.replace(co_filename=filename, co_consts=constants)
