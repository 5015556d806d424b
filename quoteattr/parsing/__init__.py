"""From text to sentences of tokens."""
