from __future__ import annotations

from pathlib import Path

import pytest

_SENTENCES = """
De|de|DET|2|det minister|minister|NOUN|3|nsubj sprak|spreken|VERB|0|root lang|lang|ADV|3|advmod
.|.|PUNCT|3|punct

Jan|Jan|PROPN|2|nsubj leest|lezen|VERB|0|root een|een|DET|4|det boek|boek|NOUN|2|obj
.|.|PUNCT|2|punct

Zij|zij|PRON|2|nsubj legt|uit_leggen|VERB|0|root het|het|PRON|2|obj uit|uit|ADP|2|compound:prt
.|.|PUNCT|2|punct

Wij|wij|PRON|2|nsubj wonen|wonen|VERB|0|root in|in|ADP|4|case Gent|Gent|PROPN|2|obl
.|.|PUNCT|2|punct

Waarom|waarom|ADV|2|advmod lacht|lachen|VERB|0|root de|de|DET|4|det buurman|buur_man|NOUN|2|nsubj
?|?|PUNCT|2|punct

Het|het|DET|2|det stadhuis|stad_huis|NOUN|3|nsubj brandde|branden|VERB|0|root
af|af|ADP|3|compound:prt .|.|PUNCT|3|punct

De|de|DET|2|det huizen|huis|NOUN|4|nsubj zijn|zijn|AUX|4|cop oud|oud|ADJ|0|root .|.|PUNCT|4|punct

Een|een|DET|2|det man|man|NOUN|3|nsubj belde|bellen|VERB|0|root de|de|DET|5|det
politie|politie|NOUN|3|obj .|.|PUNCT|3|punct

Karin|Karin|PROPN|2|nsubj koopt|kopen|VERB|0|root twee|twee|NUM|4|nummod boeken|boek|NOUN|2|obj
.|.|PUNCT|2|punct

"|"|PUNCT|3|punct Dat|dat|PRON|3|nsubj klopt|kloppen|VERB|0|root "|"|PUNCT|3|punct
,|,|PUNCT|3|punct zegt|zeggen|VERB|3|parataxis zij|zij|PRON|6|nsubj .|.|PUNCT|3|punct

Hij|hij|PRON|2|nsubj eet|eten|VERB|0|root 's|de|DET|4|det avonds|avond|NOUN|2|obl .|.|PUNCT|2|punct

Niemand|niemand|PRON|2|nsubj weet|weten|VERB|0|root het|het|PRON|2|obj .|.|PUNCT|2|punct
"""
_CLOSE = {".", "?", ","}


def _conllu(sentence: str) -> str:
    words = [word.split("|") for word in sentence.split()]
    lines, text = [], ""
    for number, (form, lemma, upos, head, deprel) in enumerate(words, 1):
        following = words[number][0] if number < len(words) else ""
        opening = form == '"' and number == 1
        glued = following in _CLOSE or opening or (following == '"' and number > 1)
        feats = "VerbForm=Fin" if upos == "VERB" else "_"
        misc = "SpaceAfter=No" if glued else "_"
        lines.append(f"{number}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{deprel}\t_\t{misc}")
        text += form + ("" if glued else " ")
    return f"# text = {text.strip()}\n" + "\n".join(lines) + "\n\n"


@pytest.fixture(scope="session")
def treebank() -> str:
    """A dozen Dutch sentences in CoNLL-U, written for these tests."""
    return "".join(_conllu(sentence) for sentence in _SENTENCES.split("\n\n"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, treebank: str) -> Path:
    """A data folder like that of the full training, with the small treebank and made-up word vectors."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "ud").mkdir()
    (folder / "vectors").mkdir()
    for name in ("nl-train", "nl-dev", "nl_alpino-ud-test", "nl_lassysmall-ud-test"):
        (folder / "ud" / f"{name}.conllu").write_text(treebank, encoding="utf-8")
    words = sorted(
        {word.split("|")[0].lower() for sentence in _SENTENCES.split("\n\n") for word in sentence.split()}
    )
    rows = [
        f"{word} " + " ".join(str((7 * number + 3 * place) % 11 / 10 - 0.5) for place in range(12))
        for number, word in enumerate(words)
    ]
    vectors = f"{len(words)} 12\n" + "\n".join(rows) + "\n"
    (folder / "vectors" / "small.vec").write_text(vectors, encoding="utf-8")
    return folder
