"""SpamAssassin's local tests leave the finished message far below its threshold."""

import re
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

HIGHEST_SCORE = 1.0


def score(said: bytes) -> float:
    found = re.search(rb"^X-Spam-Status: .*?score=(-?[\d.]+)", said, re.MULTILINE)
    assert found, said.decode(errors="replace")
    return float(found[1])


def judge(run: Callable[..., CompletedProcess[bytes]], message: bytes) -> float:
    done = run("spamassassin", "-L", "-t", "--prefspath=/dev/null", input=message)
    return score(done.stdout)


def test_the_message_scores_low(sample: Any, run: Callable[..., CompletedProcess[bytes]]) -> None:
    assert judge(run, sample.eml) < HIGHEST_SCORE


def test_the_judge_is_awake(sample: Any, run: Callable[..., CompletedProcess[bytes]]) -> None:
    """The same message with a shouting subject and no date scores higher."""
    worse = re.sub(rb"(?m)^Subject: .*$", b"Subject: FREE MONEY!!! ACT NOW!!!", sample.eml, count=1)
    worse = re.sub(rb"(?m)^(Date|Message-ID): .*\r?\n", b"", worse)
    assert judge(run, worse) > judge(run, sample.eml) + 1
