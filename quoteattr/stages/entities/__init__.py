"""Entities: which mentions are one, and what it is called."""
