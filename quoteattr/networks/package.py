"""A package of models: a folder as Stanza lays it out, loaded without Stanza."""

from __future__ import annotations

from pathlib import Path
from pickle import UnpicklingError
from zipfile import BadZipFile

from attrs import frozen

from quoteattr.errors import ModelError
from quoteattr.networks.checks import verify
from quoteattr.networks.files import NAMES, model_file, vectors_file
from quoteattr.networks.lemmatizer import Lemmatizer
from quoteattr.networks.mapped import read_model
from quoteattr.networks.names import NameTagger
from quoteattr.networks.parser import DependencyParser
from quoteattr.networks.tagger import Tagger
from quoteattr.networks.tokenizer import Tokenizer
from quoteattr.networks.vectors import WordVectors

__all__ = ["Networks", "load_networks"]

_DAMAGED = (
    ArithmeticError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    UnpicklingError,
    BadZipFile,
)
"""What files raise that are cut off or hold something else than a network does."""


@frozen
class Networks:
    """The networks of a package.

    :param names: ``None`` where the package has no model of names.
    """

    tokenizer: Tokenizer
    tagger: Tagger
    lemmatizer: Lemmatizer
    parser: DependencyParser
    names: NameTagger | None = None


def load_networks(folder: Path) -> Networks:
    """The networks of the model package in ``folder``.

    :raises ModelError: a file is missing, damaged or lacks what a network needs.
    :raises UnknownArchitectureError: a network is built in another way than those that can be run here.
    """
    verify(folder)
    try:
        vectors = WordVectors.load(read_model(vectors_file(folder)))
        names = model_file(folder, NAMES)
        return Networks(
            Tokenizer.load(read_model(model_file(folder, "tokenize"))),
            Tagger.load(read_model(model_file(folder, "pos")), vectors),
            Lemmatizer.load(read_model(model_file(folder, "lemma"))),
            DependencyParser.load(read_model(model_file(folder, "depparse")), vectors),
            NameTagger.load(read_model(names), vectors) if names.is_file() else None,
        )
    except ModelError:
        raise
    except _DAMAGED as error:
        what = f"a model lacks {error}" if isinstance(error, KeyError) else str(error)
        raise ModelError(
            f"the model package in {folder} cannot be loaded: {what}; reinstall quoteattr"
        ) from error
