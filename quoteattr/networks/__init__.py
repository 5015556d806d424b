"""The networks of a model package, run straight from their weights.

Stanza trains these models and can run them; what is here gives the same answers in a fraction of the time
with NumPy alone. Stanza is never imported, PyTorch only for a package without indices, see
:mod:`~quoteattr.networks.mapped`. Nothing here knows of texts, sentences or quotations: words go in as
strings, numbers and labels come out.

The entrance is :func:`quoteattr.networks.package.load_networks`. It is not named here, since it imports
NumPy, and who only needs :mod:`~quoteattr.networks.checks`, :mod:`~quoteattr.networks.files` or
:mod:`~quoteattr.networks.errors` is to do without.
"""
