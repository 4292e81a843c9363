"""Fetches feeds and pictures: politely, within limits, and from public addresses only."""
