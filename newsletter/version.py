"""The tool's version: in manifests, cache keys and the user agent. pyproject.toml reads it here."""

__version__ = "0.1.0"
