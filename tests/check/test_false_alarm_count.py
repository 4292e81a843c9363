"""The count of what the rules say of folders that others wrote."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).resolve().parents[1] / "tools" / "false_alarms.py"
ARTICLE = """\
---
title: "A ferry: on time"
---

{% shortcode of a site %}

The crew of the the first boat says so, see [the log][1].

```
the the code
```

[1]: https://news.example.org/log
"""


def test_articles_and_emails_of_a_folder_are_counted_with_their_hits(tmp_path):
    """What is no prose is left out, and a reference is a link."""
    (tmp_path / "article.md").write_text(ARTICLE)
    (tmp_path / "plain.txt").write_text("A town\n\nIt moves *its* library, line by line.\n")
    (tmp_path / "email.html").write_text("<html lang=en><title>A</title><p>Words<p>more</html>")
    command = [sys.executable, str(TOOL), str(tmp_path), "--hits", "N014"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "2 articles as issues, 3 paragraphs" in done.stderr
    assert "1 emails" in done.stderr
    assert 'N014 a word is doubled: "the the"' in done.stdout
    assert "N014 doubled_word                      1      1" in done.stdout
    assert "N025" not in done.stdout
