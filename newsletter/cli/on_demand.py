"""Commands that are imported when they are called.

Typer makes every command's parser at every start. For one command of twenty that was 35 ms of a
cold build, most of it reading signatures (2026-11-26).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

PLACES: Mapping[str, str] = {
    "build": "newsletter.cli.build:build",
    "check": "newsletter.cli.check:check",
    "clients": "newsletter.cli.clients:clients",
    "find": "newsletter.cli.find:find",
    "fmt": "newsletter.cli.fmt:fmt",
    "init": "newsletter.cli.init:init",
    "preview": "newsletter.cli.preview:preview",
    "new": "newsletter.cli.new:new",
    "schema": "newsletter.cli.schema:schema",
    "screenshots": "newsletter.cli.screenshots:screenshots",
    "import": "newsletter.cli.import_group:import_app",
    "rules": "newsletter.cli.rules:rules",
    "sponsors": "newsletter.cli.sponsors:sponsors",
}
"""Where each command is: a function, or the Typer of a group. In the order of the help."""


class _Commands(Mapping[str, Any]):
    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _make(name, PLACES[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in PLACES

    def __iter__(self) -> Iterator[str]:
        return iter(PLACES)

    def __len__(self) -> int:
        return len(PLACES)


def _make(name: str, place: str) -> Any:
    module, _, attribute = place.partition(":")
    found = getattr(import_module(module), attribute)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name)
        group: Any = get_command(alone)
        return group.commands[name]
    alone.command(name)(found)
    return get_command(alone)


class OnDemandGroup(TyperGroup):
    """The program's group: its help imports every command, a call only the one."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = _Commands()
