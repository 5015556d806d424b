"""What a first name or a noun tells by its spelling: ``python -m quoteattr.training.lexica`` learns it."""

from quoteattr.training.lexica.first_names import train_first_names
from quoteattr.training.lexica.nouns import train_nouns

__all__ = ["train_first_names", "train_nouns"]
