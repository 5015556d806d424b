"""What first names and nouns tell, learned by ``python -m quoteattr.training.lexica``."""

from quoteattr.training.lexica.first_names import train_first_names
from quoteattr.training.lexica.sayers import train_sayers

__all__ = ["train_first_names", "train_sayers"]
