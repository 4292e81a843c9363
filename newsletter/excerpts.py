"""Pieces of somebody's text for messages."""


def excerpt(text: str, limit: int = 40) -> str:
    """The beginning of a text in one line, with an ellipsis where it is cut.

    Args:
        limit: Most characters, the ellipsis among them.
    """
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
