"""The one composer: read, then assess."""

from servanda.dossier.compose import check, dossier
from servanda.dossier.schema import schema
from servanda.dossier.value import Dossier

__all__ = ["Dossier", "check", "dossier", "schema"]
