"""Findings: what is flawed in an email that could be made."""
