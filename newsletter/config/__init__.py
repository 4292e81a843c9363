"""newsletter.toml: its settings as types, and the readers that report all errors at once."""
