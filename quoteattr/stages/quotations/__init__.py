"""Which passages of a text are quotations, and of what kind."""
