"""Notes that importers write and checks report, told apart by how they begin."""

from __future__ import annotations

CHECK = "check:"
HELD = "held:"
PROPOSED = "proposed sponsor:"
LEFT_OUT = "left out of the source:"
