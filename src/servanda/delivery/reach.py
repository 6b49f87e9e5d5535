"""How far the record reaches, for each treaty that a dossier is about."""

from servanda.delivery.contract import DossierData
from servanda.delivery.naming import treaty_name
from servanda.delivery.view import Badge, Finding
from servanda.delivery.words import day, sentence
from servanda.record.coverage import coverage, treaty_ids


def reaches(data: DossierData) -> tuple[Finding, ...]:
    """Return to which day the record of each treaty is whole, when checked, with what gaps."""
    named = (
        *(act["treaty"] for act in data["acts"]),
        *(projection["treaty"] for projection in data["projections"]),
        *(mention["ref"] for mention in data["mentions"] if mention["kind"] == "treaty"),
    )
    known = frozenset(treaty_ids())
    found = [treaty for treaty in dict.fromkeys(named) if treaty in known]
    return tuple(
        Finding(f"f-k-{number}", _words(treaty), Badge("record", "·"), slim=True)
        for number, treaty in enumerate(filter(None, found))
    )


def _words(treaty: str) -> str:
    reach = coverage(treaty).reach
    whole = (
        f"is complete to {day(reach.complete_to.isoformat())}"
        if reach.complete_to
        else "is incomplete: silence in it says nothing"
    )
    checked = f", last checked on {day(reach.checked.isoformat())}" if reach.checked else ""
    gaps = f"; gaps: {'; '.join(reach.gaps)}" if reach.gaps else ""
    return sentence(f"the record of {treaty_name(treaty)} {whole}{checked}{gaps}")
