"""Quotation marks: which marks of a text open and close a passage, and which are apostrophes."""
