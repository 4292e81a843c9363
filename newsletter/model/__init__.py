"""Frozen types that pass between the steps; no I/O, no dependencies."""
