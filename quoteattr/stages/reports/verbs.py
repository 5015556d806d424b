"""Reports: the cues of a text, who they name as source, and the clauses that they report."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from attrs import define, evolve, field

from quoteattr.languages import CueLexicon, CueVerb, Language, MentionLexicon
from quoteattr.parsing.phrases import NOMINAL, phrase_tokens
from quoteattr.parsing.tables import Sentence, Token
from quoteattr.schema import Factuality, Medium, Polarity
from quoteattr.stages.indices import SentenceIndex, numbered
from quoteattr.stages.reports.report import Content, CueClass, Frame, Report
from quoteattr.stages.spans import Spans

__all__ = ["find_reports"]


_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`´") | {",,", "''", "``"}
_EDGE_PUNCTUATION = frozenset(",.;:!?…-–—()[]") | _QUOTES | {"...", "--"}

_FRAGMENT = frozenset({"fragment"})
"""The frames of a verb that is no cue as an auxiliary: *hij* **heeft** *het over "…"* (he talks of "…")."""

_LOOSE = frozenset({"bare", "tag"})
_CLAUSAL = _LOOSE | {"clause", "infinitive"}

_CUE_TAGS = frozenset({"VERB", "AUX", "ADJ", "NOUN"})

_PREPOSITION_TAGS = frozenset({"ADP", "ADV", "SCONJ", "VERB", "ADJ", "X"})
"""What a tagger takes *volgens* and *aldus* for."""

_NOUN_REACH = 25
"""How many words behind a noun its clause may start."""

_CLOSED_CLASSES = frozenset({"ADP", "SCONJ", "DET", "PRON", "CCONJ", "AUX"})
"""Parts of speech that have a capital at the start of a sentence only."""

_LONGEST_HEADING = 5
"""Length in tokens of the longest subheading that is recognised at the start of a sentence."""


def find_reports(
    text: str, sentences: Sequence[Sentence], quoted: Sequence[tuple[int, int]], language: Language
) -> tuple[Report, ...]:
    """The reports of all parsed ``sentences`` in text order.

    :param quoted: spans between quotation marks, sorted; a cue does not find its source across a mark.
    """
    reports: list[Report] = []
    marked = Spans.of(quoted)
    for number, sentence in numbered(SentenceIndex, sentences):
        if sentence.parsed or not sentence.upos[0]:
            reader = _SentenceReader(text, number, sentence, language.cues, language.mentions, marked)
            reports.extend(reader.reports() if sentence.parsed else reader.surface_reports())
    return tuple(reports)


_END = itemgetter(1)


def _is_edge(token: Token) -> bool:
    """Whether it is punctuation that no quotation starts or ends with."""
    return token.text in _EDGE_PUNCTUATION and token.text not in _QUOTES


@define
class _SentenceReader:
    text: str
    number: SentenceIndex
    sentence: Sentence
    cues: CueLexicon
    people: MentionLexicon
    quoted: Spans
    tokens: tuple[Token, ...] = field(init=False)

    @tokens.default
    def _tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @cached_property
    def _levels(self) -> Sequence[int]:
        """For each token the index of the quotation that it stands in, -1 outside."""
        spans, quoted = self.sentence.spans, self.quoted
        levels = [-1] * len(spans)
        if quoted.touch(self.sentence.start, self.sentence.end):
            before = bisect.bisect_left(quoted.starts, spans[0][1]) - 1
            for place in range(max(0, before), bisect.bisect_left(quoted.starts, self.sentence.end)):
                first = bisect.bisect_right(spans, quoted.starts[place], key=_END)
                last = bisect.bisect_left(spans, (quoted.ends[place],))
                levels[first:] = [place] * (last - first) + [-1] * (len(spans) - max(first, last))
        return levels

    @cached_property
    def _opening(self) -> int:
        """Index of the first word of the sentence behind a heading that runs into it.

        *Dure bruggen* **Volgens** *Smit …*: a capital in the midst of a sentence, on a word that is no name,
        after a few words without a verb or a comma.
        """
        tokens = self.tokens
        for before, token in zip(tokens, tokens[1:-1][:_LONGEST_HEADING], strict=False):
            if before.upos in {"PUNCT", "PROPN"} or "VerbForm=Fin" in before.feats:
                return 0
            if token.text[:1].isupper() and token.upos in _CLOSED_CLASSES and token.text[1:].islower():
                name = token.lower in self.people.name_particles and before.upos == "NOUN"
                if not name or not tokens[token.index + 1].text[:1].isupper():
                    return token.index
        return 0

    def _together(self, one: Token, other: Token) -> bool:
        return self._levels[one.index] == self._levels[other.index]

    def reports(self) -> list[Report]:
        return sorted(self._find(), key=lambda report: report.start)

    def surface_reports(self) -> Iterator[Report]:
        """The cues beside a name or pronoun, for sentences without any analysis: *zei Jan*, *Jan zegt:*."""
        for token in self.tokens:
            verb = self.cues.verbs.get(self.cues.surface_forms.get(token.lower, ""))
            preposition = token.lower in self.cues.according_to
            if verb is None and not preposition:
                continue
            source = self._beside(token, before=not preposition)
            if source is None:
                continue
            yield self._report(
                token,
                verb.lemma if verb else token.lower,
                CueClass.VERB if verb else CueClass.PREPOSITION,
                verb.medium if verb else Medium.SPEECH,
                frames=frozenset({"tag"}),
                source=source.index,
            )

    def _beside(self, token: Token, *, before: bool) -> Token | None:
        """The name or pronoun that follows a cue, else the one right before it."""
        following = self.tokens[token.index + 1 : token.index + 5]
        stop = next((n for n, t in enumerate(following) if not t.text[:1].isalpha()), len(following))
        earlier = self.tokens[token.index - 1 : token.index] if before and token.index else ()
        for candidate in (*following[:stop], *earlier):
            named = candidate.text[:1].isupper() or candidate.lower in self.people.pronouns
            if named and self._together(token, candidate):
                return candidate
        return None

    def _find(self) -> Iterator[Report]:
        cues, sentence = self.cues, self.sentence
        lemmas, forms = cues.all_lemmas, cues.all_forms
        rows = zip(range(len(sentence.lemmas)), sentence.lemmas, sentence.lowers, strict=True)
        hits = [n for n, lemma, lower in rows if lemma in lemmas or lower in forms or "_" in lemma]
        for index in hits:
            token, upos, lemma = sentence.tokens[index], sentence.upos[index], sentence.lemmas[index]
            own = self._own_words(token) if lemma in cues.own_words else None
            report = None
            if token.lower in cues.according_to and upos in _PREPOSITION_TAGS:
                report = self._according_to(token)
            elif own is not None:
                report = own
            elif upos == "NOUN":
                report = self._predicate(token) or self._noun(token)
            elif upos in _CUE_TAGS:
                report = self._verb(token) or self._predicate(token)
            if report is not None:
                yield report

    def _report(self, token: Token, lemma: str, cue_class: CueClass, medium: Medium, **found: Any) -> Report:
        """The report of a cue of one word with all that was found for it."""
        return Report(self.number, token.index, token.start, token.end, lemma, cue_class, medium, **found)

    # -- verbs ---------------------------------------------------------------------------------------

    def _inscription(self, token: Token) -> Report | None:
        """*"…", staat in de brief*, *in de brief staat dat …*: the document in which it is, is the source."""
        for child in self.sentence.children(token, "obl", "nmod", "advmod"):
            if not self._together(token, child) or child.lemma.rpartition("_")[2] in self.cues.scripts:
                continue
            if child.upos in {"NOUN", "PROPN"} and self._case(child) in self.cues.inscription_prepositions:
                return self._report(
                    token,
                    token.lemma,
                    CueClass.INSCRIPTION,
                    Medium.WRITING,
                    frames=frozenset({"tag", "clause"}),
                    source=child.index,
                    content=self._content(token, token, frozenset({"clause"}), child),
                )
        return None

    def _verb(self, token: Token) -> Report | None:
        if token.lemma in self.cues.inscription_verbs:
            return self._inscription(token)
        if token.lemma in self.cues.separable_stems:
            stray = self._stray_particle(token)
            if stray is not None:
                return stray
        light = self._light_partner(token) if token.lemma in self.cues.light_verbs else None
        verb = self.cues.verbs.get(token.lemma) or self._by_form(token)
        if light is not None:
            lemma, medium = f"{token.lemma} {light.lemma}", Medium.SPEECH
            frames = frozenset({"tag", "clause", "infinitive", "bare", "fragment"})
        elif verb is not None and (
            token.upos == "VERB" or (token.upos == "AUX" and verb.frames != _FRAGMENT)
        ):
            lemma, medium, frames = verb.lemma, verb.medium, verb.frames
        else:
            return None
        if self._inside_light_verb(token):
            return None
        passive = self._is_passive(token)
        source = self._agent(token) if passive else self._subject_behind_comma(token) or self._subject(token)
        core = light if light is not None and light.upos in {"VERB", "AUX"} else token
        content = self._content(token, light or token, frames, source)
        if content is not None and content.end <= token.start and self._announces(token):
            content = None
        return self._report(
            token,
            lemma,
            CueClass.VERB,
            medium,
            frames=frames,
            source=source.index if source else None,
            passive=passive,
            addressees=tuple(t.index for t in self._addressees(token, core, content, source)),
            content=content,
            previous=self._points_back(token, core),
            polarity=self._polarity(token),
            factuality=self._factuality(token),
        )

    def _by_form(self, token: Token) -> CueVerb | None:
        """The verb of a form whose lemma was misread: *tweette*."""
        lemma = self.cues.surface_forms.get(token.lower)
        return None if lemma is None or "_" in token.lemma else self.cues.verbs.get(lemma)

    def _stray_particle(self, token: Token) -> Report | None:
        """*Zij riep bedrijven* **op** *de lonen te verhogen*, where the parser read *op* as a preposition."""
        if "VerbForm=Fin" not in token.feats:
            return None
        for follower in self.tokens[token.index + 1 : token.index + _NOUN_REACH]:
            if follower.relation != "case":
                continue
            verb = self.cues.verbs.get(f"{follower.lower}_{token.lemma}")
            if verb is None or "infinitive" not in verb.frames:
                continue
            noun = self.sentence.head(follower)
            clause = self._infinitive_after(follower)
            source = self._subject(token)
            if noun is None or clause is None or source is None or source.index > follower.index:
                continue
            return self._report(
                token,
                verb.lemma,
                CueClass.VERB,
                verb.medium,
                frames=verb.frames,
                source=source.index,
                content=self._bounded(clause, Frame.INFINITIVE),
                polarity=self._polarity(token),
                factuality=self._factuality(token),
            )
        return None

    def _infinitive_after(self, token: Token) -> Sequence[Token] | None:
        """The words behind ``token`` up to the next comma, when they hold *te* with an infinitive."""
        clause = []
        for follower in self.tokens[token.index + 1 :]:
            if follower.upos == "PUNCT" or "VerbForm=Fin" in follower.feats:
                break
            clause.append(follower)
        infinitive = any(
            t.lower in self.cues.infinitive_markers and t.relation == "mark" and t.head > t.index
            for t in clause
        )
        return clause if infinitive else None

    def _announces(self, token: Token) -> bool:
        """Whether a colon follows: what is said comes after it, not before: *Op de vraag …, zei hij: "…"*."""
        return any(t.text == ":" for t in self.tokens[token.index + 1 :])

    def _light_partner(self, token: Token) -> Token | None:
        partners = self.cues.light_verbs[token.lemma]
        for child in self.sentence.children(token):
            if child.lemma in partners or child.lower in partners:
                return child
        return None

    def _inside_light_verb(self, token: Token) -> bool:
        head = self.sentence.head(token)
        return head is not None and token.lemma in self.cues.light_verbs.get(head.lemma, frozenset())

    def _is_passive(self, token: Token) -> bool:
        return any(child.deprel == "aux:pass" for child in self.sentence.children(token))

    def _agent(self, token: Token) -> Token | None:
        for child in self.sentence.children(token, "obl"):
            if child.deprel == "obl:agent" or self._case(child) in self.cues.agent_prepositions:
                return child
        return None

    def _case(self, token: Token) -> str:
        case = self.sentence.child(token, "case")
        return case.lower if case is not None and case.index < token.index else ""

    def _subject(self, token: Token) -> Token | None:
        own = self._own_subject(token)
        if own is not None:
            return own
        head = self.sentence.head(token)
        if head is None or not self._together(token, head):
            return self._subject_by_position(token)
        if head.relation == "ccomp" and head.head >= 0 and self._opens_main_clause(token):
            return self._subject(self.tokens[head.head])
        if token.relation == "xcomp" and head.lemma in self.cues.perception_verbs:
            return self._perceived(head)
        if token.relation in {"conj", "xcomp", "advcl"} and head.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
            return self._subject(head) if head.head != token.index else None
        if token.relation == "acl":
            return head
        if token.relation in {"parataxis", "ccomp", "root"}:
            return self._subject_by_position(token)
        return None

    def _perceived(self, verb: Token) -> Token | None:
        """Who is heard or seen to speak: *Anna hoorde* **Piet** *roepen* (Anna heard Piet call), not Anna."""
        heard = self.sentence.children(verb, "obj", "iobj")
        return next((child for child in heard if child.upos in NOMINAL), None)

    def _subject_behind_comma(self, token: Token) -> Token | None:
        """The subject of a tag by its shape, whatever the tree says: *…,* *stelt* **hij**.

        A comma, the finite cue and a noun phrase that ends its sentence or is followed by another comma.
        """
        tokens = self.tokens
        if token.index < 3 or tokens[token.index - 1].text != "," or "VerbForm=Fin" not in token.feats:
            return None
        source = self._subject_by_position(token)
        if source is None or source.relation not in {"nsubj", "obj", "root", "conj", "parataxis"}:
            return None
        last = max(t.index for t in (source, *phrase_tokens(self.sentence, source)))
        ends = last + 1 == len(tokens) or tokens[last + 1].text in {".", ",", "?", "!"}
        return source if ends and not self.sentence.child(token, "ccomp") else None

    def _own_subject(self, token: Token) -> Token | None:
        subjects = self.sentence.children(token, "nsubj")
        later = [child for child in subjects if child.index > token.index]
        for child in subjects:
            if child.index < token.index and child.lower in self.cues.reported_pronouns and later:
                continue
            if child.lower in self.cues.relative_pronouns:
                return self._antecedent(token, child)
            if child.text.endswith("-") and self.sentence.child(child, "conj"):
                return self.sentence.child(child, "conj")
            if (child.upos in NOMINAL or child.upos in {"DET", "ADJ"}) and self._together(token, child):
                return child
        return None

    def _antecedent(self, verb: Token, pronoun: Token) -> Token | None:
        """What a relative pronoun stands for: **Van der Bijl**, *die om verbeurdverklaring vroeg*."""
        if verb.relation == "acl":
            return self.sentence.head(verb)
        before = self.tokens[: pronoun.index]
        if before and before[-1].text == ",":
            before = before[:-1]
        return before[-1] if before and before[-1].upos in {"NOUN", "PROPN"} else pronoun

    def _subject_by_position(self, token: Token) -> Token | None:
        """The noun phrase that follows an inverted verb: *zegt* **Kamerlid Van Ojik**."""
        for follower in self.tokens[token.index + 1 : token.index + 6]:
            if not self._together(token, follower):
                return None
            if follower.upos in {"PROPN", "PRON", "NOUN"}:
                if follower.relation in {"obl", "iobj", "flat", "nmod"} and self._case(follower):
                    return None
                return follower
            if follower.upos not in {"DET", "ADJ", "ADV"}:
                return None
        return None

    # -- what is said --------------------------------------------------------------------------------

    def _content(
        self, token: Token, core: Token, frames: frozenset[str], source: Token | None
    ) -> Content | None:
        if frames.isdisjoint(_CLAUSAL):
            return None
        for node in [core] if core is token else [core, token]:
            for child in self.sentence.children(node, "ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis"):
                content = self._clause(token, child, frames) if child is not core else None
                if content is not None:
                    return content
        if "clause" in frames:
            content = self._clause_by_marker(token, source)
            if content is not None:
                return content
        if frames.isdisjoint(_LOOSE):
            return None
        return self._around(token, source) or self._before_comma(token, source)

    def _clause(self, cue: Token, child: Token, frames: frozenset[str]) -> Content | None:
        marker = self._marker(child)
        word = marker.lower if marker is not None else ""
        after = child.index > cue.index
        if child.upos in {"ADV", "PRON"} and len(self.sentence.subtree(child)) == 1:
            return None
        if word in self.cues.finite_markers and child.relation != "parataxis":
            if "clause" in frames:
                return self._with_anticipation(cue, marker, self._trimmed(child, Frame.THAT_CLAUSE, marker))
        elif word in self.cues.infinitive_markers:
            if "infinitive" in frames and after and child.relation in {"xcomp", "ccomp", "advcl", "acl"}:
                if word in self.cues.dropped_infinitive_markers:
                    return self._trimmed(child, Frame.INFINITIVE, marker)
                infinitive = self._whole_infinitive(cue, child)
                return self._bounded([*infinitive, *self._clause_after(infinitive)], Frame.INFINITIVE)
        elif child.relation == "ccomp" and "clause" in frames and marker is None:
            return self._trimmed(child, Frame.BARE_CLAUSE if after else Frame.FRONTED_CLAUSE, None)
        elif child.relation == "parataxis" and "bare" in frames and after and self._finite(child):
            return self._trimmed(child, Frame.BARE_CLAUSE, None)
        return None

    def _whole_infinitive(self, cue: Token, child: Token) -> Sequence[Token]:
        """An infinitive clause from its first word on, though the parser hung that on the cue.

        *hoopt* **voor de winter klaar te zijn**: the words between the cue with its subject, object and
        particle, and the infinitive.
        """
        tokens = self.tokens
        clause = self.sentence.subtree(child)
        own = {cue.index, *self._finite_group(cue)}
        for other in self.sentence.children(
            cue, "nsubj", "obj", "iobj", "compound", "xcomp", "expl", "advmod"
        ):
            if other.index < clause[0].index and other is not child:
                own.update(t.index for t in self.sentence.subtree(other))
        first = clause[0].index
        while (
            clause[0].upos != "PUNCT"
            and first - 1 > cue.index
            and first - 1 not in own
            and tokens[first - 1].upos != "PUNCT"
        ):
            if "VerbForm=Fin" in tokens[first - 1].feats:
                break
            first -= 1
        return tokens[first : clause[-1].index + 1]

    def _clause_after(self, infinitive: Sequence[Token]) -> Iterator[Token]:
        """The clause that an infinitive rules: *zegt te begrijpen* **dat zij boos zijn**."""
        rest = [t for t in self.tokens[infinitive[-1].index + 1 :][:2] if t.text != ","]
        if not rest or rest[0].lower not in self.cues.finite_markers or rest[0].upos != "SCONJ":
            return
        verb = self.sentence.head(rest[0])
        if verb is not None and verb.index > rest[0].index:
            yield from (t for t in self.sentence.subtree(verb) if t.index >= rest[0].index)

    def _finite_group(self, token: Token) -> Iterator[int]:
        return (child.index for child in self.sentence.children(token, "aux", "cop"))

    def _marker(self, child: Token) -> Token | None:
        marks = self.sentence.children(child, "mark")
        for mark in marks:
            if mark.lower in self.cues.content_markers:
                return mark
        return marks[0] if marks else None

    def _finite(self, token: Token) -> bool:
        group = (token, *self.sentence.children(token, "aux", "cop"))
        return any("VerbForm=Fin" in member.feats for member in group)

    def _trimmed(self, child: Token, frame: Frame, marker: Token | None) -> Content | None:
        tokens = list(self.sentence.subtree(child))
        if marker is not None:
            tokens = [token for token in tokens if token.index > marker.index]
            tokens = tokens[: self._next_cue(tokens)]
            tokens.extend(self._up_to_boundary(tokens))
            tokens.extend(self._coordinated(tokens, marker))
        return self._bounded(tokens, frame)

    def _next_cue(self, clause: Sequence[Token]) -> int:
        """Where the main clause goes on with another cue: *stelt dat hij liegt* **en eist** *een onderzoek*.

        In a subordinate clause the verb would stand last.
        """
        openings = (place for place, verb in enumerate(clause[1:]) if self._opens_main_clause(verb))
        return next(openings, len(clause))

    def _opens_main_clause(self, verb: Token) -> bool:
        """Whether a cue follows a conjunction and has its clause behind it."""
        around = self.tokens[max(0, verb.index - 1) : verb.index + 2]
        return (
            len(around) == 3
            and around[0].upos == "CCONJ"
            and "VerbForm=Fin" in verb.feats
            and verb.lemma in self.cues.verbs
            and around[2].upos not in {"VERB", "AUX", "PUNCT"}
        )

    def _coordinated(self, tokens: Sequence[Token], marker: Token) -> Iterator[Token]:
        """A second clause with the same marker: *dat hij komt* **en dat hij blijft**."""
        if not tokens:
            return
        rest = [t for t in self.tokens[tokens[-1].index + 1 :] if t.text != ","]
        if len(rest) < 3 or rest[0].upos != "CCONJ" or rest[1].lower != marker.lower:
            return
        verb = self.sentence.head(rest[1])
        last = verb.index if verb is not None and verb.index > rest[1].index else rest[1].index
        below = self.sentence.subtree(verb) if verb is not None else ()
        end = max([last, *(t.index for t in below)])
        clause = self.tokens[tokens[-1].index + 1 : end + 1]
        yield from clause
        yield from self._up_to_boundary(clause)

    def _with_anticipation(self, cue: Token, marker: Token | None, content: Content | None) -> Content | None:
        """*vindt* **het dom dat hij komt**: the judgement belongs to what is said."""
        if marker is None or content is None or cue.lemma not in self.cues.judging_verbs:
            return content
        for token in self.tokens[cue.index + 1 : marker.index - 1]:
            if token.lower in self.cues.anticipatory_pronouns and token.relation != "det":
                return evolve(content, start=token.start)
        return content

    def _up_to_boundary(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The words after a clause up to the next comma or conjunction, which the parser hung elsewhere.

        A clause that has no finite verb yet takes the first that follows.
        """
        if not tokens:
            return
        complete = any("VerbForm=" in token.feats for token in tokens)
        for token in self.tokens[tokens[-1].index + 1 :]:
            finite = "VerbForm=Fin" in token.feats
            if token.upos in {"PUNCT", "CCONJ", "SCONJ"} or (finite and complete):
                return
            complete = complete or finite
            yield token

    def _bounded(self, tokens: Sequence[Token], frame: Frame) -> Content | None:
        opening = self._opening
        kept = [token for token in tokens if token.index >= opening]
        while kept and (_is_edge(kept[0]) or kept[0].upos == "CCONJ"):
            kept.pop(0)
        while kept and _is_edge(kept[-1]):
            kept.pop()
        if not kept:
            return None
        return Content(kept[0].start, kept[-1].end, frame)

    def _clause_by_marker(self, token: Token, source: Token | None) -> Content | None:
        """A *dat*-clause that the parser hung elsewhere: the words from *dat* to the end of the sentence."""
        for follower in self.tokens[token.index + 1 : token.index + 16]:
            if follower.lower in self.cues.finite_markers and follower.upos == "SCONJ":
                head = self.sentence.head(follower)
                if head is None or head.index < follower.index:
                    return None
                subtree = [t for t in self.sentence.subtree(head) if t.index > follower.index]
                return self._bounded(subtree, Frame.THAT_CLAUSE)
            if follower.upos in {"VERB", "CCONJ"} or follower.text in {":", ";", "."}:
                return None
        return None

    def _around(self, token: Token, source: Token | None) -> Content | None:
        """The clause that a tag interrupts or follows: **Het wordt duurder**, *zegt de minister*."""
        opening = self._finite_of(token)
        if source is None or source.index < opening.index:
            return None
        head = self._clause_of(self.sentence.head(token))
        if token.relation == "parataxis" and head is not None:
            inside = {t.index for t in self.sentence.subtree(token)}
            rest = [t for t in self.sentence.subtree(head) if t.index not in inside]
            before = [t for t in rest if t.index < opening.index]
            words = [t for t in before if not _is_edge(t)]
            if len(words) == 1 and words[0].upos in {"CCONJ", "ADV"}:
                return self._bounded([t for t in rest if t.index > opening.index], Frame.MEDIAL_TAG)
            if self._is_complete(head, before, rest):
                return self._bounded(before, Frame.INVERTED_TAG)
            return self._bounded(rest, Frame.MEDIAL_TAG)
        for child in self.sentence.children(token, "ccomp", "parataxis", "xcomp"):
            if child.index < token.index and self._finite(child):
                return self._trimmed(child, Frame.INVERTED_TAG, None)
        return None

    def _clause_of(self, token: Token | None) -> Token | None:
        """The head of the clause that a noun is a part of, else the token itself."""
        while token is not None and token.relation in {"nsubj", "obj", "obl"} and token.upos in NOMINAL:
            token = self.sentence.head(token)
        return token

    def _finite_of(self, token: Token) -> Token:
        """The finite verb of a cue: **moet** *Jansen toegeven*."""
        finite = (t for t in self.sentence.children(token, "aux", "cop") if "VerbForm=Fin" in t.feats)
        return next((t for t in finite if t.index < token.index), token)

    def _is_complete(self, head: Token, before: Sequence[Token], rest: Sequence[Token]) -> bool:
        """Whether the words before a tag are a clause that the words after it only add to.

        *Het wordt duurder, zegt Jansen, want de olie is op* is complete before the tag, *Het wordt, zegt
        Jansen, weer duurder* is not.
        """
        if not before or head.index > before[-1].index:
            return False
        after = [t for t in rest if t.index > before[-1].index and t.text not in _EDGE_PUNCTUATION]
        added = {t.index for t in self.sentence.children(head, "conj", "advcl", "parataxis", "acl")}
        return all(t.index in added for t in after if t.head <= before[-1].index)

    def _before_comma(self, token: Token, source: Token | None) -> Content | None:
        """A clause before a tag that the parser did not tie to it: *…, meldden verschillende kranten*."""
        tokens = self.tokens
        opening = self._finite_of(token)
        if source is None or source.index < opening.index or opening.index < 4 or token.head < 0:
            return None
        if tokens[opening.index - 1].text != ",":
            return None
        before = tokens[: opening.index - 1]
        if not any("VerbForm=Fin" in t.feats and self._together(t, token) for t in before):
            return None
        return self._bounded(before, Frame.INVERTED_TAG)

    def _points_back(self, token: Token, core: Token) -> bool:
        """*Dat heeft de politie bekendgemaakt*: what is reported is the sentence before."""
        first = self.tokens[0]
        if first.text in _QUOTES and len(self.tokens) > 1:
            first = self.tokens[1]
        if first.lower not in self.cues.reported_pronouns or token.lemma not in self.cues.announcing_verbs:
            return False
        if first.head in {token.index, core.index}:
            return first.relation in {"obj", "nsubj", "obl", "ccomp", "nmod"}
        return token.index <= first.index + 2 and first.relation != "det"

    # -- other cues ----------------------------------------------------------------------------------

    def _according_to(self, token: Token) -> Report | None:
        if any(
            t.lower in self.cues.own_words_adjectives for t in self.tokens[token.index + 1 : token.index + 3]
        ):
            return None
        source = self.sentence.head(token)
        if (
            token.relation not in {"case", "mark", "advmod", "fixed"}
            or source is None
            or source.index < token.index
        ):
            source = self._nominal_after(token)
        if source is None or source.lemma in self.cues.not_sources:
            return None
        if source.lemma.rpartition("_")[2] in self.cues.not_sources:
            return None
        return self._report(
            token,
            token.lower,
            CueClass.PREPOSITION,
            Medium.SPEECH,
            frames=frozenset({"tag", "bare"}),
            source=source.index,
            content=self._clause_of_phrase(token, source),
            addressees=tuple(
                child.index
                for child in self.sentence.children(source, "nmod", "obl")
                if self._case(child) in self.cues.listener_prepositions
            ),
        )

    def _nominal_after(self, token: Token) -> Token | None:
        for follower in self.tokens[token.index + 1 : token.index + 8]:
            if follower.upos in {"NOUN", "PROPN", "PRON"}:
                head = self.sentence.head(follower)
                if (
                    follower.relation in {"flat", "compound"}
                    and head is not None
                    and head.index > token.index
                ):
                    return head
                return follower
            if follower.upos not in {"DET", "ADJ", "NUM", "ADV"}:
                return None
        return None

    def _clause_of_phrase(self, token: Token, source: Token) -> Content | None:
        """What is so according to the source: the words before or after the phrase, or all around it."""
        tokens = self.tokens
        phrase = {t.index for t in phrase_tokens(self.sentence, source)}
        phrase |= {t.index for t in self.sentence.subtree(source) if t.relation in {"appos", "flat", "nmod"}}
        first, last = token.index, max(phrase)
        clause = self._clause_around(token, source)
        before = [t for t in clause if t.index < first and t.text not in _EDGE_PUNCTUATION]
        after = [t for t in clause if t.index > last and t.text not in _EDGE_PUNCTUATION]
        conjunction = first > 0 and tokens[first - 1].upos == "CCONJ"
        if token.lower in self.cues.after_content or not after:
            rest = [t for t in tokens[:first] if not clause or t.index >= clause[0].index]
        elif conjunction or not before or (len(before) == 1 and before[0].upos in {"CCONJ", "ADV"}):
            rest = [t for t in clause if t.index > last]
        else:
            rest = clause
        return self._bounded(self._with_first_place(rest), Frame.ACCORDING_TO) if len(rest) >= 3 else None

    def _with_first_place(self, clause: Sequence[Token]) -> Sequence[Token]:
        """A clause that opens with its verb takes what stands before it.

        **Of hij komt,** *is volgens haar onzeker*.
        """
        first = clause[0]
        if "VerbForm=Fin" in first.feats and self.tokens[max(0, first.index - 1)].text == ",":
            return self.tokens[: clause[-1].index + 1]
        return clause

    def _clause_around(self, token: Token, source: Token) -> list[Token]:
        """The clause that holds a phrase: the whole sentence, or the subordinate clause after its marker."""
        node: Token | None = self.sentence.head(source)
        while node is not None and node.head >= 0:
            clausal = node.relation in {"ccomp", "advcl", "acl", "csubj"} or (
                node.relation == "conj" and self._finite(node)
            )
            if clausal and node.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
                clause = list(self.sentence.subtree(node))
                if clause[0].index <= token.index <= clause[-1].index:
                    marker = self._marker(node)
                    if marker is None or marker.lower in self.cues.kept_infinitive_markers:
                        return clause
                    return [t for t in clause if t.index > marker.index]
            node = self.sentence.head(node)
        return list(self.tokens)

    def _own_words(self, token: Token) -> Report | None:
        """*naar eigen zeggen*, *naar zijn zeggen*: the subject of the clause is the source."""
        before = self.tokens[max(0, token.index - 3) : token.index]
        cues = self.cues
        start = next((t for t in before if t.lower in cues.own_words_prepositions), None)
        own = any(t.lower in cues.own_words_adjectives for t in before)
        if start is None or not (own or token.lower in cues.own_words_alone):
            return None
        verb = self.sentence.head(token)
        subject = self._subject(verb) if verb is not None else None
        content = None
        if verb is not None:
            rest = [t for t in self.sentence.subtree(verb) if not start.index <= t.index <= token.index]
            content = self._bounded(rest, Frame.OWN_WORDS)
        return Report(
            sentence=self.number,
            cue=token.index,
            start=start.start,
            end=token.end,
            lemma="naar eigen zeggen",
            cue_class=CueClass.OWN_WORDS,
            medium=Medium.SPEECH,
            frames=frozenset({"bare"}),
            source=subject.index if subject else None,
            content=content,
        )

    def _predicate(self, token: Token) -> Report | None:
        """*is ervan overtuigd dat*, *is bang dat*, *is van mening dat*."""
        if token.lemma not in self.cues.predicates and token.lower not in self.cues.predicates:
            return None
        verb = self.sentence.head(token)
        holds = verb is not None and verb.lemma in self.cues.copulas and self._case(token)
        if not holds and not self.sentence.child(token, "cop", "aux"):
            return None
        owner = verb if verb is not None and holds else token
        source = self._own_subject(owner)
        if source is None and owner.relation == "conj":
            source = self._subject(owner)
        content = None
        for node in (token, owner):
            for child in self.sentence.children(node, "ccomp", "advcl", "acl", "csubj", "xcomp"):
                content = content or self._clause(token, child, frozenset({"clause", "infinitive"}))
        content = content or self._clause_by_marker(token, source)
        if source is None or content is None:
            return None
        return self._report(
            token,
            token.lemma,
            CueClass.PREDICATE,
            Medium.THOUGHT,
            frames=frozenset({"clause"}),
            source=source.index,
            content=content,
            polarity=self._polarity(token),
        )

    def _noun(self, token: Token) -> Report | None:
        """*de conclusie van X dat …*; *"…", is de reactie van X*."""
        if token.lemma.rpartition("_")[2] not in self.cues.nouns:
            return None
        source = self._noun_source(token)
        content = None
        for child in self.sentence.children(token, "acl", "ccomp", "advcl", "nmod"):
            if child.upos in {"VERB", "AUX", "ADJ", "NOUN"} and child.index > token.index:
                content = self._clause(token, child, frozenset({"clause", "infinitive"}))
                if content is not None:
                    break
        content = content or self._clause_of_noun(token)
        head = self.sentence.head(token)
        reaction = bool(self.sentence.child(token, "cop")) or (
            head is not None and head.lemma in self.cues.reaction_verbs and token.relation == "nsubj"
        )
        if source is None or (content is None and not reaction):
            return None
        return self._report(
            token,
            token.lemma,
            CueClass.NOUN,
            Medium.SPEECH,
            frames=frozenset({"clause", "tag"} if reaction else {"clause"}),
            source=source.index,
            content=content,
            previous=reaction and content is None and self.tokens[0].lower in self.cues.reported_pronouns,
            addressees=tuple(
                child.index
                for child in self.sentence.children(token, "nmod")
                if self._case(child) in {"aan", "tegen"} and child is not source
            ),
        )

    def _clause_of_noun(self, token: Token) -> Content | None:
        """The clause of a noun that the parser hung elsewhere: *een oproep aan X* **om te betalen**."""
        markers = self.cues.content_markers
        for follower in self.tokens[token.index + 1 : token.index + _NOUN_REACH]:
            if "VerbForm=" in follower.feats and follower.upos in {"VERB", "AUX"}:
                return None
            head = self.sentence.head(follower)
            if follower.relation == "mark" and follower.lower in markers and head is not None:
                clause = [t for t in self.sentence.subtree(head) if t.index > follower.index]
                frame = Frame.THAT_CLAUSE if follower.lower in self.cues.finite_markers else Frame.INFINITIVE
                return self._bounded(clause, frame)
        return None

    def _noun_source(self, token: Token) -> Token | None:
        for child in self.sentence.children(token, "nmod"):
            if child.index > token.index and self._case(child) in self.cues.noun_source_prepositions:
                return child
            if child.index < token.index and (child.upos == "PROPN" or "Poss=Yes" in child.feats):
                return child
        owner = next((child for child in self.sentence.children(token) if "Poss=Yes" in child.feats), None)
        return owner or self._giver(token)

    def _giver(self, token: Token) -> Token | None:
        """Who makes a statement: **de politie** *deed een oproep*, **de club** *kwam met het bericht*."""
        verb = self.sentence.head(token)
        if verb is None or verb.lemma not in self.cues.giving_verbs:
            return None
        return self._own_subject(verb) if token.relation in {"obj", "obl"} else None

    # -- whom it is said to --------------------------------------------------------------------------

    def _addressees(
        self, token: Token, core: Token, content: Content | None, source: Token | None
    ) -> Iterator[Token]:
        for node in {token.index: token, core.index: core}.values():
            beside = self._beside_source(source) if source is not None else ()
            for child in (*self.sentence.children(node, "obl", "iobj", "obj"), *beside):
                if child is source or child.upos not in {"NOUN", "PROPN", "PRON"}:
                    continue
                if content is not None and content.start <= child.start < content.end:
                    continue
                if self._is_addressee(token, node, child):
                    yield child
                    yield from self.sentence.children(child, "conj")

    def _beside_source(self, source: Token) -> Iterator[Token]:
        """*zegt Smits tegen de omroep*, where the parser hung the listener on the speaker."""
        for child in self.sentence.children(source, "nmod"):
            if self._case(child) in self.cues.listener_prepositions:
                yield child

    def _is_addressee(self, token: Token, node: Token, child: Token) -> bool:
        case = self._case(child)
        if "Reflex=Yes" in child.feats or child.lower in {"zich", "er", "dat", "dit", "het", "wat"}:
            return False
        if case:
            return case in self.cues.addressee_prepositions
        if self._behind_comma(child):
            return False
        if not self._can_listen(child):
            return False
        return child.relation == "iobj" or (child.relation == "obj" and node.lemma in self.cues.object_verbs)

    def _behind_comma(self, child: Token) -> bool:
        """Whether it is set off, as *zegt Jansen,* **voorzitter van de bond** is."""
        first = phrase_tokens(self.sentence, child)[0].index
        return first > 0 and self.tokens[first - 1].text == ","

    def _can_listen(self, child: Token) -> bool:
        """Whether it points at somebody: a name, a pronoun, several, or a noun with words before it."""
        if child.upos == "NOUN":
            before = self.sentence.children(child, "det", "nmod")
            return "Number=Plur" in child.feats or any(word.index < child.index for word in before)
        return child.upos == "PROPN" or "PronType=Prs" in child.feats

    # -- whether it was said -------------------------------------------------------------------------

    def _polarity(self, token: Token) -> Polarity:
        head = self.sentence.head(token)
        unsaid = (
            head is not None and token.relation in {"xcomp", "ccomp"} and head.lemma in self.cues.silent_verbs
        )
        negated = (
            unsaid
            or token.lemma in self.cues.denying_verbs
            or any(
                child.lower in self.cues.negation and child.relation in {"advmod", "det", "nsubj", "mark"}
                for child in self.sentence.children(token)
            )
        )
        return Polarity.NEGATIVE if negated else Polarity.POSITIVE

    def _factuality(self, token: Token) -> Factuality:
        for member in (token, *self.sentence.children(token, "mark")):
            if member.relation == "mark" and member.lower in self.cues.conditional_markers:
                return Factuality.HYPOTHETICAL
        subject = self.sentence.child(token, "nsubj")
        if subject is not None and subject.lower in self.cues.generic_subjects:
            return Factuality.GENERIC
        for member in self.sentence.children(token, "aux"):
            if member.lemma in self.cues.conditional_auxiliaries:
                return Factuality.HYPOTHETICAL if "Tense=Past" in member.feats else Factuality.FUTURE
            if member.lemma in self.cues.future and token.upos == "VERB" and "VerbForm=Inf" in token.feats:
                return Factuality.FUTURE
            if member.lemma in self.cues.hypothetical and "VerbForm=Inf" in token.feats:
                return Factuality.HYPOTHETICAL
        if self.tokens[-1].text == "?" and token.head < 0:
            return Factuality.QUESTIONED
        return Factuality.ASSERTED
