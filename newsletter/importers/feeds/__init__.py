"""Feeds: RSS, RDF, Atom and JSON Feed -> typed items, pure; no file is read, nobody is asked."""
