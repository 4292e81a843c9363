"""``newsletter schema``."""

from __future__ import annotations

import json


def schema() -> None:
    """Print the JSON Schema of an issue.

    Example: newsletter schema > issue.schema.json
    """
    from newsletter.content.schema import issue_schema

    print(json.dumps(issue_schema(), indent=2, ensure_ascii=False))
