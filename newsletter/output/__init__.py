"""Email to files: EML, manifest and atomic writing."""
