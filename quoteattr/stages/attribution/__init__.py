"""From quotation to speaker and addressee."""
