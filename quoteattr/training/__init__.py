"""How the bundled model is made: ``python -m quoteattr.training``.

Nothing here is needed to use the library.
"""
