"""How the data that comes with quoteattr is learned. Nothing here is needed to use the library.

There are three entrances, each a program:

``python -m quoteattr.training``
    makes the bundled model package from treebanks and word vectors, or scores one
    (:mod:`~quoteattr.training.make`, :mod:`~quoteattr.training.score`);
``python -m quoteattr.training.lexica``
    learns what first names and nouns tell by their spelling, and which nouns say things;
``python -m quoteattr.training.speakers``
    learns to choose among candidate speakers and addressees, from annotated texts.

The package itself imports none of them: the first needs Stanza and PyTorch, the last only NumPy.
"""
