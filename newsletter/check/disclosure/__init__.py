"""Proof that sponsor slots are disclosed, on the finished documents."""

from newsletter.check.disclosure.prove import DisclosureProof, SlotProof, prove_disclosure
from newsletter.check.disclosure.wordings import Verdict, accepted_wordings_for, judge_wording

__all__ = [
    "DisclosureProof",
    "SlotProof",
    "Verdict",
    "accepted_wordings_for",
    "judge_wording",
    "prove_disclosure",
]
