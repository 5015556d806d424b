"""Mentions: the words in a text that stand for somebody who could speak."""
