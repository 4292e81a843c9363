"""``newsletter schema``."""

from __future__ import annotations

import json

from newsletter.cli.reporting import reported


def schema() -> None:
    """Print the JSON Schema of an issue.

    Example: newsletter schema > issue.schema.json
    """
    with reported():
        from newsletter.content.schema import issue_schema

        print(json.dumps(issue_schema(), indent=2))
