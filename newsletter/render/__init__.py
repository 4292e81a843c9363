"""Issue to HTML and plain text."""
