"""Cues with their sources, addressees and clauses."""
