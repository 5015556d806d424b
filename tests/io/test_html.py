"""The article as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quoteattr.io.html import dumps, to_html, to_html_fragment, write
from quoteattr.schema import Extraction, Form, Kind, Participant, Quote

VOID = {"meta", "br", "img", "input"}


class Page(HTMLParser):
    """Reads a page as a browser's parser would and remembers what matters here."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article: list[str] = []
        self.inside_article = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in VOID:
            return
        self.open.append(tag)
        if self.inside_article or ("class", "text") in attrs:
            self.inside_article += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.inside_article = max(0, self.inside_article - 1)

    def handle_data(self, data: str) -> None:
        if self.inside_article:
            self.article.append(data)

    @property
    def text(self) -> str:
        return "".join(self.article)

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.tags if name in (attrs.get("class") or "").split()]


def quotes(page: Page) -> list[dict[str, str | None]]:
    return [attrs for attrs in page.with_class("quote") if attrs.get("data-n") and "first" in attrs["class"]]


def test_the_article_stands_on_the_page_verbatim(article: Extraction) -> None:
    """All text of the article is on the page, in order, and nothing is added to it."""
    assert Page(to_html(article)).text == article.text


def test_a_quotation_shows_its_rule_and_confidence_on_hover(article: Extraction) -> None:
    """Every quotation carries its kind, speaker, rule and confidence as a tooltip."""
    shown = quotes(Page(to_html(article)))
    assert len(shown) == len(article)
    for attrs, quote in zip(shown, article, strict=True):
        title = attrs["title"]
        assert title is not None
        assert f"{quote.id}: {quote.kind}" in title
        if quote.speaker:
            shown_figures = (
                f"confidence: {quote.confidence:.2f}, of the name {quote.speaker.name_confidence:.2f}"
            )
            assert shown_figures in title
        assert (f"rule: {quote.rule}" in title) == (quote.rule is not None)


def test_one_speaker_has_one_number_and_one_colour(article: Extraction) -> None:
    """The quotations of a speaker share number and colour, those of others differ from them."""
    looks: dict[str, set[tuple[str | None, str]]] = {}
    for attrs, quote in zip(quotes(Page(to_html(article))), article, strict=True):
        colour = re.search(r"--c:([\d ]+)", attrs["style"] or "")
        assert colour is not None
        who = quote.speaker.entity if quote.speaker else "?"
        looks.setdefault(who, set()).add((attrs["data-n"], colour[1]))
    assert all(len(look) == 1 for look in looks.values())
    assert len({next(iter(look)) for look in looks.values()}) == len(looks)


def test_cue_speaker_and_addressee_are_marked(article: Extraction) -> None:
    """Cues and mentions are marked, each once however many quotations share it."""
    page = Page(to_html(article))
    cues = {(quote.cue.start, quote.cue.end) for quote in article if quote.cue}
    assert len([attrs for attrs in page.with_class("cue") if attrs.get("title")]) == len(cues)
    titles = [attrs.get("title") for attrs in page.with_class("addressee")]
    assert "Omroep Zeedorp: addressee of q2, q3, q4" in titles
    assert "Piet Bos: speaker of q6, q7" in [attrs.get("title") for attrs in page.with_class("speaker")]


def test_the_legend_names_all_speakers(article: Extraction) -> None:
    """Everybody who speaks or is spoken to is in the legend, and so are quotations without a speaker."""
    legend = re.search(r'<ul class="who".*?</ul>', to_html(article), re.S)
    assert legend is not None
    for entity in article.entities:
        assert entity.name in legend[0]
    assert "no speaker found" in legend[0]


def test_a_speaker_can_be_picked(article: Extraction) -> None:
    """Who speaks has a box to tick, and all that belongs to his quotations, table rows too, has his number."""
    text = to_html(article)
    page = Page(text)
    picks = [attrs["value"] for attrs in page.with_class("pick")]
    speakers = {speaker.entity for quote in article for speaker in quote.speakers}
    assert len(picks) == len(set(picks)) == len(speakers) + 1
    for number in picks:
        assert f'.quoteattr:has(.pick[value="{number}"]:checked) .s{number}{{' in text
    rows = [attrs["class"] for tag, attrs in page.tags if tag == "tr" and "class" in attrs]
    for attrs, row, quote in zip(quotes(page), rows, article, strict=True):
        numbers = (attrs["data-n"] or "").replace("?", "0").split("+")
        assert row == " ".join(["of", *(f"s{number}" for number in numbers)])
        assert set(row.split()) < set((attrs["class"] or "").split())
        assert len(numbers) == max(1, len(quote.speakers))


def test_the_article_says_its_language(article: Extraction) -> None:
    """Text and names are Dutch on a page whose own words are English, for screen readers and hyphens."""
    page = Page(to_html(article))
    assert ("html", {"lang": "en"}) in page.tags
    assert [attrs["lang"] for attrs in page.with_class("text")] == ["nl"]
    assert {attrs.get("lang") for tag, attrs in page.tags if tag == "bdi"} == {"nl"}


def test_the_graph_counts_quotations_on_its_arrows(article: Extraction) -> None:
    """Each pair of speaker and addressee has one arrow that tells how many quotations go that way."""
    page = to_html(article)
    assert "<title>Karin de Wit → Omroep Zeedorp: 2</title>" in page
    assert "<title>de buurman → een bezoeker: 1</title>" in page


def test_without_addressees_there_is_no_graph(crossing: Extraction) -> None:
    """A text that tells of no addressee gets no empty drawing."""
    assert "<svg" not in to_html(crossing)


def said_to_oneself(who: Participant) -> Extraction:
    """The extraction of *ik kom* (I come), said by somebody to nobody else."""
    quote = Quote(
        kind=Kind.DIRECT,
        text="kom",
        start=3,
        end=6,
        id="q1",
        utterance="u1",
        speakers=(who,),
        addressees=(who,),
    )
    return Extraction(text="ik kom", quotes=(quote,))


def test_somebody_who_talks_to_himself_is_drawn() -> None:
    """A speaker who is his own addressee gets an arrow from and to himself."""
    me = Participant(text="ik", start=0, end=2, name="ik", entity="e1", form=Form.PRONOUN)
    page = to_html(said_to_oneself(me))
    assert "<title>ik → ik: 1</title>" in page
    assert "nan" not in page


@pytest.mark.parametrize("name", ["Annelies van der Meulen-Koekkoek", "x" * 40])
def test_the_graph_shows_long_names_in_full(name: str) -> None:
    """A name too long for a line of the drawing goes on in the next, within the width of the drawing."""
    who = Participant(text="ik", start=0, end=2, name=name, entity="e1", form=Form.PRONOUN)
    page = to_html(said_to_oneself(who))
    lines = re.findall(r"<tspan[^>]*>(.*?)</tspan>", page)
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert max(map(len, lines)) <= 18


def test_a_crowd_keeps_distinct_numbers_and_a_bounded_drawing() -> None:
    """With forty speakers every number is different and the drawing keeps to its limit."""
    text = " ".join(f"s{i:02d} zin" for i in range(40))
    who = [
        Participant(
            text=f"s{i:02d}", start=8 * i, end=8 * i + 3, name=f"S{i}", entity=f"e{i}", form=Form.NAME
        )
        for i in range(40)
    ]
    said = tuple(
        Quote(
            kind=Kind.DIRECT,
            text="zin",
            start=8 * i + 4 - i,
            end=8 * i + 7 - i,
            id=f"q{i}",
            utterance=f"u{i}",
            speakers=(who[i],),
            addressees=(who[i - 1],),
        )
        for i in range(40)
    )
    page = to_html(Extraction(text=text, quotes=said))
    assert len({attrs["data-n"] for attrs in quotes(Page(page))}) == 40
    assert page.count('r="13.0"') == 24


def test_overlapping_quotations_are_both_shown(crossing: Extraction) -> None:
    """Quotations that cross are cut so that the elements nest, and each shows its number once."""
    page = Page(to_html(crossing))
    assert page.text == crossing.text
    assert len(quotes(page)) == 2
    assert len([attrs for attrs in page.with_class("quote") if attrs.get("data-n")]) == 3


def test_a_notebook_shows_the_fragment(article: Extraction) -> None:
    """What a notebook displays is the fragment, with the table as plain text beside it."""
    shown = article._repr_mimebundle_()
    assert shown["text/html"] == to_html_fragment(article)
    assert "Karin de Wit" in shown["text/plain"]


def test_a_hostile_article_stays_text(hostile: Extraction) -> None:
    """Markup, attribute breakers and control characters in an article never become markup of the page."""
    page = Page(to_html(hostile))
    allowed = re.findall(
        r"\w+",
        "html head meta title style body div span ul li p bdi br details summary table thead tbody tr th td "
        "label input "
        "svg g circle text tspan path",
    )
    assert {tag for tag, _ in page.tags} <= set(allowed)
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert len(page.text) == len(hostile.text)
    assert all(shown in (meant, "\ufffd") for shown, meant in zip(page.text, hostile.text, strict=True))


def test_the_page_is_self_contained(article: Extraction) -> None:
    """The page names no other file or host, carries no script, and forbids both by its own policy."""
    page = to_html(article)
    assert "<script" not in page
    assert not re.search(r"\b(?:src|href)=|url\(|@import", page)
    assert "default-src 'none'" in page


def test_the_fragment_styles_nothing_outside_itself(article: Extraction) -> None:
    """Every rule of the fragment's style sheet begins with the fragment's own class."""
    style = re.search(r"<style>(.*?)</style>", to_html_fragment(article), re.S)
    assert style is not None
    sheet = re.sub(r"@media print\{(.*?\})\s*\}", r"\1", style[1], flags=re.S)
    rules = [rule.partition("{")[0].strip() for rule in sheet.split("}")]
    selectors = [selector for rule in rules if rule for selector in rule.split(",")]
    assert all(re.match(r"\.quoteattr( |:has|$)", selector) for selector in selectors)


def test_the_page_is_written_in_utf8(hostile: Extraction, empty: Extraction, tmp_path: Path) -> None:
    """Any extraction can be written to a file, lone surrogates and empty texts included."""
    for extraction in (hostile, empty):
        write(extraction, tmp_path / "page.html")
        assert (tmp_path / "page.html").read_bytes().decode() == dumps(extraction)


def test_deep_nesting_is_written() -> None:
    """Hundreds of quotations inside one another are written without recursion errors."""
    count = 500
    text = "x" * (2 * count + 1)
    nested = tuple(
        Quote(
            kind=Kind.DIRECT,
            text=text[i : -i or None],
            start=i,
            end=len(text) - i,
            id=f"q{i}",
            utterance=f"u{i}",
        )
        for i in range(count)
    )
    assert Page(to_html(Extraction(text=text, quotes=nested))).text == text
