"""Quotations in running text that cannot be redistributed: where they are and whose, without the text."""
