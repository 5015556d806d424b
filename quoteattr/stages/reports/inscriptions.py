"""What is written somewhere: *"…",* **staat** *in de brief* (it says in the letter)."""

from __future__ import annotations

from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import Token
from quoteattr.schema import EntityType, Medium
from quoteattr.stages.reports.clauses import clause_of_cue
from quoteattr.stages.reports.contents import pronoun_for_content
from quoteattr.stages.reports.grammar import case_of
from quoteattr.stages.reports.report import CueClass, Report
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.tags import clause_of_tag

__all__ = ["read_inscription"]

_FRAMES = frozenset({"tag", "clause"})


def read_inscription(sentence: CueSentence, cue: Token) -> Report | None:
    """The report of a verb of standing with the document that something stands in, which is the source.

    *"…", staat in* **de brief**, *in* **de brief** *staat dat …* (the letter says that), *Dat staat in* **de
    brief**; *daarin staat dat …* (there it says that) names none.
    """
    put = _is_put(sentence, cue)
    if not put and cue.lemma not in sentence.cues.inscription_verbs and not _is_to_read(sentence, cue):
        return None
    document = _document_of(sentence, cue)
    if document is None and not _is_in_what_was_named(sentence, cue):
        return None
    if put and not (document is not None and _is_document(sentence, document)):
        return None
    content = clause_of_cue(sentence, cue, (cue,), _FRAMES)
    if content is None and sentence.tree.child(cue, "nsubj") is None:
        content = clause_of_tag(sentence, cue, document)
    return Report(
        sentence.index,
        cue.index,
        cue.start,
        cue.end,
        lemma=cue.lemma,
        cue_class=CueClass.INSCRIPTION,
        medium=Medium.WRITING,
        frames=_FRAMES,
        source=document.index if document is not None else None,
        content=content,
        previous=content is None and _points_back(sentence, cue, document),
    )


def _is_to_read(sentence: CueSentence, cue: Token) -> bool:
    """Whether it can be read somewhere: *in de brief is te* **lezen** *dat …* (one can read)."""
    if cue.lemma not in sentence.cues.inscription_infinitives or "VerbForm=Inf" not in cue.feats:
        return False
    return sentence.tree.child(cue, "mark") is not None and sentence.tree.child(cue, "nsubj") is None


def _is_put(sentence: CueSentence, cue: Token) -> bool:
    """Whether somebody put it there who is not said: *in de brief is* **vermeld** *dat …* (is mentioned)."""
    if cue.lemma not in sentence.cues.inscription_participles or "VerbForm=Part" not in cue.feats:
        return False
    return sentence.tree.child(cue, "nsubj", "nsubj:pass", "obl:agent") is None


def _is_document(sentence: CueSentence, noun: Token) -> bool:
    return sentence.people.noun_type(noun.lemma, noun.text) is EntityType.DOCUMENT


def _is_in_what_was_named(sentence: CueSentence, cue: Token) -> bool:
    """Whether it stands in what the sentence before named: **daarin** *staat dat …* (there it says that)."""
    return any(child.lower in sentence.cues.inscription_adverbs for child in sentence.tree.children(cue))


def _points_back(sentence: CueSentence, cue: Token, document: Token | None) -> bool:
    """Whether the sentence before is what stands there: *Dat staat in het rapport*, not *in de finale*."""
    first = pronoun_for_content(sentence)
    if document is None or first is None or first.head != cue.index or first.upos != "PRON":
        return False
    return _is_document(sentence, document)


def _document_of(sentence: CueSentence, cue: Token) -> Token | None:
    """What it stands in, which is not how it is written: *stond in blokletters* (in capitals).

    A relative adverb stands for it too: **het rapport** *waarin staat dat …* (in which it says that).
    """
    cues, tree = sentence.cues, sentence.tree
    for child in tree.children(cue, "obl", "nmod", "advmod"):
        if child.lower in cues.inscription_relatives and cue.relation == "acl":
            return tree.head(cue)
        if not sentence.on_one_level(cue, child) or last_part(child.lemma) in cues.scripts:
            continue
        if child.upos in {"NOUN", "PROPN"} and case_of(tree, child) in cues.inscription_prepositions:
            return child
    return None
