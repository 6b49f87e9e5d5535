"""Names: what states, groups of states, treaties and organisations are called."""

from servanda.names.group import Group, group
from servanda.names.lexicon import Lexicon, NameHit, lexicon
from servanda.names.organisation import organisation, organisation_name, organisation_state
from servanda.names.state import adjective, demonym, state, state_name, states
from servanda.names.treaty import treaties, treaty, treaty_name, treaty_title

__all__ = [
    "Group",
    "Lexicon",
    "NameHit",
    "adjective",
    "demonym",
    "group",
    "lexicon",
    "organisation",
    "organisation_name",
    "organisation_state",
    "state",
    "state_name",
    "states",
    "treaties",
    "treaty",
    "treaty_name",
    "treaty_title",
]
