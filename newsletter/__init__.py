"""Composes a daily briefing into send-ready email."""

__version__ = "0.1.0"
