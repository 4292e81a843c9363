"""Issue to issue: sponsors placed, pictures and merge tags resolved; pure."""
