"""Text to model: issue documents in Markdown, JSON and YAML, and sponsors' files; pure."""
