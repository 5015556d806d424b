"""Entities: which mentions are one person, organisation, group or document, and what it is called."""

from quoteattr.stages.entities.agreement import agrees
from quoteattr.stages.entities.known import tie_known
from quoteattr.stages.entities.linking import resolve_entities
from quoteattr.stages.entities.mentioned import ARGUMENTS
from quoteattr.stages.entities.resolution import Resolution, ResolvedEntity

__all__ = ["ARGUMENTS", "Resolution", "ResolvedEntity", "agrees", "resolve_entities", "tie_known"]
