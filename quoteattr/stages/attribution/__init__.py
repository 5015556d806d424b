"""Who speaks the passages of a scene, to whom they are said, and who passes them on."""

from quoteattr.stages.attribution.addressee_rules import ADDRESSEE_RULES
from quoteattr.stages.attribution.addressees import attribute_addressees
from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.chains import passed_on_by
from quoteattr.stages.attribution.first_person import saying_i
from quoteattr.stages.attribution.joint import speaking_jointly
from quoteattr.stages.attribution.listeners import NOBODY, most_probable
from quoteattr.stages.attribution.model import GenreRankers, Ranker
from quoteattr.stages.attribution.speaker_rules import SPEAKER_RULES
from quoteattr.stages.attribution.speakers import attribute_speakers
from quoteattr.stages.attribution.turns import Turns

__all__ = [
    "ADDRESSEE_RULES",
    "NOBODY",
    "SPEAKER_RULES",
    "Attribution",
    "Cast",
    "GenreRankers",
    "Ranker",
    "Turns",
    "attribute_addressees",
    "attribute_speakers",
    "most_probable",
    "passed_on_by",
    "saying_i",
    "speaking_jointly",
]
