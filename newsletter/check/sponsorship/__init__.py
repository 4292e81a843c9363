"""What is wrong with an issue's sponsors: conflicts of what was sold, and hidden advertising."""

from newsletter.check.sponsorship.conflicts import check_plans
from newsletter.check.sponsorship.repetition import creative_repeated
from newsletter.check.sponsorship.review import Review, check_sponsors

__all__ = ["Review", "check_plans", "check_sponsors", "creative_repeated"]
