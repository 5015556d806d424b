"""How the documentation is built: ``sphinx-build -n -W docs docs/_build/html``."""

from importlib import metadata

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from quoteattr.rules import RULES
from quoteattr.stages.attribution.addressee_rules import ADDRESSEE_RULES

project = "quoteattr"
author = "The quoteattr developers"
project_copyright = "2026, The quoteattr developers"
release = metadata.version("quoteattr")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [
    (r"py:.*", r"(cassis|collections|networkx|os|pandas|pathlib|pyspark|spacy|stanza)\..*"),
    (r"py:class", r"(Any|DataFrame|Path|optional|Span|quoteattr\.(parsing|stages)\..*|.*\._\w+)"),
]

html_theme = "furo"
html_title = f"quoteattr {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"


class RuleList(SphinxDirective):
    """The rules for speakers or for addressees with what they do, from their docstrings."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        addressee_rules = {rule.name for rule in ADDRESSEE_RULES}
        entries = []
        for name, meaning in RULES.items():
            if (name in addressee_rules) == (self.arguments[0] == "addressees"):
                entries.append(f"`{name}`\n: " + meaning.replace("\n", "\n  "))
        return self.parse_text_to_nodes("\n\n".join(entries))


def setup(app: Sphinx) -> None:
    app.add_directive("rule-list", RuleList)
