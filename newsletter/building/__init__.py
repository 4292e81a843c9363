"""Issues into folders: what must be built, building and checking it, and what ran."""
