"""An article's page -> what it says of itself, and its main text."""
