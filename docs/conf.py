"""How the documentation is built: ``sphinx-build -n -W docs docs/_build/html``."""

from importlib import metadata

project = "quoteattr"
author = "The quoteattr developers"
project_copyright = "2026, The quoteattr developers"
release = metadata.version("quoteattr")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [
    (r"py:.*", r"(cassis|collections|networkx|os|pandas|pathlib|pyspark|spacy|stanza)\..*"),
    (r"py:class", r"(Any|Path|optional|Span|quoteattr\.(stages|syntax)\..*|.*\._\w+)"),
]

html_theme = "furo"
html_title = f"quoteattr {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
