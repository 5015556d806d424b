"""Material beside the repository: treebanks, and gold of news and stories that cannot be redistributed.

It is looked for in ``../shared/data``; the environment variable ``QUOTEATTR_GOLD`` names another folder of gold. Tests
read a sample that is fixed, so that they take as long when the gold grows.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

__all__ = ["SAMPLE", "sampled_gold", "treebank"]

SHARED = Path(__file__).parents[3] / "shared" / "data"

SAMPLE = {
    "news": [
        "dpgmedia2019_10648032",
        "dpgmedia2019_10673144",
        "dpgmedia2019_10686348",
        "dpgmedia2019_10748016",
        "dpgmedia2019_10766511",
        "dpgmedia2019_10779954",
        "dpgmedia2019_10803181",
        "feedsnos_535b62d3d5",
        "nos_01c6bf5c8c",
        "nos_12638bbc6a",
        "nos_2282219",
        "nos_2288987",
        "nos_2301307",
        "nos_2b2c6de24a",
        "nos_37d4cff7d9",
        "nos_4d699085a8",
        "nos_633a9e21d6",
        "nos_877f898703",
        "nos_ad5e92bd41",
        "nos_c99c5e9a40",
        "nos_d6e9492fd8",
        "nos_ec81967530",
        "nos_fcf9c4e1fc",
        "npo2023_42789923",
        "npo2023_42790228",
        "npo2023_42791056",
        "npo2023_42791443",
        "npo2023_42792092",
        "other_22006213a5",
        "telegraaf_1009600724",
        "telegraaf_1320623630",
        "telegraaf_1546836200",
        "telegraaf_236763622",
        "telegraaf_3441671",
        "telegraaf_3462757",
        "telegraaf_3573581",
        "telegraaf_3640973",
        "telegraaf_3670664",
        "telegraaf_406180698",
        "telegraaf_647222850",
        "telegraaf_860372338",
    ],
    "registers": [
        "court_judgments_007",
        "dutch_parliament_005",
        "flemish_news_000",
        "flemish_news_012",
        "flemish_news_029",
        "flemish_news_037",
        "flemish_parliament_000",
        "flemish_press_releases_003",
        "flemish_press_releases_028",
        "magazines_opinion_001",
        "magazines_opinion_003",
        "national_newspapers_2020_018",
        "national_newspapers_2020_022",
        "regional_free_news_001",
        "wikinews_nl_004",
    ],
    "fiction": [
        "childrens_stories_004",
        "childrens_stories_028",
        "fiction_youth_fantasy_009",
        "fiction_youth_fantasy_017",
        "fiction_youth_fantasy_021",
        "short_stories_blog_001",
        "short_stories_blog_006",
    ],
    "novel": ["Couperus_ElineVere", "Hugo_DeEllendigen"],
}
"""The names of the gold files that tests read, by their folder: every fifth article of the news, every second text
of other registers and modern stories, parliaments added, and two novels, one of which has dialogue dashes."""


def sampled_gold(folder: str) -> list[Path]:
    """The sampled gold files of a folder; the test is skipped where there is no gold at all.

    A file of the sample that is not there is an error: gold that was renamed is not passed over.
    """
    gold = Path(os.environ.get("QUOTEATTR_GOLD") or SHARED / "quotes")
    if not gold.is_dir():
        pytest.skip(
            f"NOT TESTED on the development gold: there is no {gold}; set QUOTEATTR_GOLD to its folder"
        )
    files = [gold / folder / f"{name}.json" for name in SAMPLE[folder]]
    missing = [str(file) for file in files if not file.is_file()]
    assert not missing, f"not among the gold: {', '.join(missing)}; correct SAMPLE in {__file__}"
    return files


def treebank(name: str) -> Path:
    """The file of a treebank; the test is skipped where there is none."""
    path = SHARED / "ud" / f"{name}.conllu.xz"
    if not path.is_file():
        pytest.skip(f"NOT TESTED on the treebank {name}: there is no {path}")
    return path
