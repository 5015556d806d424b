"""Processes, resuming a run, and what the library sets in a process of its own."""
