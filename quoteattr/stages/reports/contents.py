"""What a cue reports: a clause under it, the clause that it is a tag of, or the sentence before it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.languages.lemmas import last_part
from quoteattr.parsing import Token
from quoteattr.stages.reports.clauses import clause_behind_colon, clause_of_cue, colon_behind
from quoteattr.stages.reports.grammar import case_of
from quoteattr.stages.reports.punctuation import is_mark
from quoteattr.stages.reports.report import Content, Frame
from quoteattr.stages.reports.sentence import CueSentence
from quoteattr.stages.reports.tags import clause_of_tag

__all__ = ["content_of_verb", "points_back", "pronoun_for_content"]

_COLON_REACH = 8
"""Words, at most, between a cue and the colon before what is said without marks."""

_LOOSE = frozenset({"bare", "tag"})
"""What a verb can enter that may stand as a tag beside a clause."""


def content_of_verb(
    sentence: CueSentence, cue: Token, nodes: Sequence[Token], frames: frozenset[str], source: Token | None
) -> Content | None:
    """The clause that a verb reports.

    :param nodes: the cue and the words that make it a cue together with it, in the order in which their
        dependents are asked.
    :param frames: the constructions that the cue can enter.
    """
    content = clause_of_cue(sentence, cue, nodes, frames)
    if "bare" in frames and (content is None or content.frame is Frame.BARE_CLAUSE):
        content = _behind_colon(sentence, cue, source) or content
    acts = len(nodes) == 1 and cue.lemma in sentence.cues.acting_verbs
    if content is None and not frames.isdisjoint(_LOOSE) and not acts:
        content = clause_of_tag(sentence, cue, source)
    if content is not None and content.frame is Frame.FRONTED_CLAUSE and colon_behind(sentence, cue):
        return None
    if content is not None and content.frame is Frame.INFINITIVE:
        return _with_fronted_object(sentence, cue, content, source)
    return content


def _with_fronted_object(
    sentence: CueSentence, cue: Token, content: Content, source: Token | None
) -> Content:
    """An infinitive clause with its object, where that opens the sentence.

    **Spijt zegt hij niet te hebben** (Regret he says not to have); *Gisteren zei hij* **te komen**.
    """
    front = sentence.tokens[sentence.opening : cue.index]
    if cue.relation == "conj":
        conjunctions = [word.index for word in front if word.upos == "CCONJ"]
        front = sentence.tokens[max(conjunctions, default=sentence.opening - 1) + 1 : cue.index]
    if source is None or source.index < cue.index or not front or not cue.is_finite:
        return content
    heads = [word for word in front if word.head >= cue.index]
    if len(heads) != 1 or heads[0].upos in {"ADV", "ADP", "PRON", "SCONJ", "CCONJ"}:
        return content
    oblique = heads[0].relation not in {"obj", "nsubj", "advcl"} or case_of(sentence.tree, heads[0])
    if oblique or any(word.upos == "PUNCT" or word.is_finite for word in front):
        return content
    return evolve(content, start=front[0].start)


def _behind_colon(sentence: CueSentence, cue: Token, source: Token | None) -> Content | None:
    """What follows a cue and its colon without marks: *Smit dacht:* **dit gaat mis** (this goes wrong).

    *Smit vond een uitweg: hij nam de bus* (found a way out) judges nothing.
    """
    colon = colon_behind(sentence, cue)
    if colon is None or source is None or not sentence.on_one_level(cue, colon):
        return None
    if last_part(cue.lemma) in sentence.cues.judging_verbs and sentence.tree.child(cue, "obj"):
        return None
    between = sentence.tokens[cue.index + 1 : colon.index]
    if len(between) > _COLON_REACH or any(word.is_finite or word.text == "," for word in between):
        return None
    return clause_behind_colon(sentence, colon)


def pronoun_for_content(sentence: CueSentence) -> Token | None:
    """The pronoun that opens a sentence and stands for the one before: **Dat** *meldt de politie*."""
    tokens = sentence.tokens
    first = tokens[1] if is_mark(tokens[0]) and len(tokens) > 1 else tokens[0]
    return first if first.lower in sentence.cues.reported_pronouns else None


def points_back(sentence: CueSentence, cue: Token, core: Token) -> bool:
    """*Dat heeft de politie bekendgemaakt* (The police announced that): it reports the sentence before.

    :param core: the verb that has the objects of the cue: *weten* of *laten weten*.
    """
    cues = sentence.cues
    if cue.lemma not in cues.announcing_verbs:
        return False
    if _is_no_more_than_a_tag(sentence, cue, core):
        return True
    first = pronoun_for_content(sentence)
    if first is not None:
        if first.head in {cue.index, core.index}:
            return first.relation in {"obj", "nsubj", "obl", "ccomp", "nmod"}
        return cue.index <= first.index + 2 and first.relation != "det"
    return _is_object_of_main_verb(sentence, cue, core)


def _is_no_more_than_a_tag(sentence: CueSentence, cue: Token, core: Token) -> bool:
    """Whether a sentence only says who says the one before: *Zo* **meldt** *de politie.* (Thus the police.)

    *Zo meldt de politie dat …* and *Zo zegt Smit: …* say something of their own.
    """
    if sentence.tokens[0].lower not in sentence.cues.tag_openers or cue.index != 1 or cue.head >= 0:
        return False
    own = sentence.tree.children(cue, "obj", "ccomp", "xcomp", "csubj", "parataxis", "advcl")
    return all(child is core for child in own) and not any(
        t.text == ":" or is_mark(t) for t in sentence.tokens
    )


def _is_object_of_main_verb(sentence: CueSentence, cue: Token, core: Token) -> bool:
    """Whether such a pronoun is the object of the verb of its sentence: *De bond heeft* **dat** *gemeld*."""
    if cue.head >= 0 or sentence.tree.child(cue, "conj"):
        return False
    if any(
        "Person=1" in who.feats or "Person=2" in who.feats for who in sentence.tree.children(cue, "nsubj")
    ):
        return False
    nodes = (cue,) if core is cue else (cue, core)
    objects = (child for node in nodes for child in sentence.tree.children(node, "obj"))
    return any(child.lower in sentence.cues.reported_pronouns and child.upos == "PRON" for child in objects)
