"""A sheet about one treaty: who is bound, who leaves, what it forbids, what is not known."""

from collections.abc import Sequence

from servanda.delivery.export.folder import Held
from servanda.delivery.export.scope import Scope
from servanda.delivery.export.sheet import Line, Sheet, notes, sections
from servanda.delivery.export.sheet_part import (
    deadline_lines,
    exit_lines,
    foot,
    said_lines,
    subtitle,
    upper,
)
from servanda.delivery.naming import actor_name, treaty_name, treaty_title
from servanda.delivery.words import article_words, day, plain, sentence
from servanda.law import catalogue
from servanda.law.words import Passage, passages
from servanda.record.coverage import coverage
from servanda.record.party import parties
from servanda.record.standing import standings
from servanda.terms.source import Confidence
from servanda.terms.standing import Basis, PartyCount, Standing, StandingAnswer

_SHOWN_APART = (Standing.SIGNATORY, Standing.CONTRACTING_STATE, Standing.PROVISIONAL)
_OPEN = (Standing.UNKNOWN, Standing.CONTESTED, Standing.SUSPENSION_CLAIMED, Standing.HELD)


def treaty_sheet(treaty: str, scope: Scope, dossiers: Sequence[Held] = ()) -> Sheet:
    """Return the sheet about a treaty on the day of the scope."""
    clocks = {"known_on": scope.known_on, "recorded_on": scope.recorded_on}
    counts = [
        parties(treaty, scope.on, basis, scope.known_on, recorded_on=scope.recorded_on)
        for basis in (Basis.FORCE, Basis.DEPOSIT)
    ]
    where = standings(treaty, scope.on, **clocks)
    clauses = _clauses(treaty)
    return Sheet(
        title=upper(treaty_name(treaty)),
        subtitle=f"{treaty_title(treaty) or treaty}. {subtitle(scope)}.",
        lead=(_count_line(*counts),),
        sections=sections(
            [
                ("Leaving, and left", exit_lines(scope, by_state=True)),
                ("What it forbids", [_clause(one) for one in clauses.get("Prohibitions", ())]),
                ("How a party leaves", [_clause(one) for one in clauses.get("Withdrawal", ())]),
                ("Said about it", said_lines(scope, dossiers)),
                ("Open or contested", _open(where)),
                ("What falls due", deadline_lines(scope, by_state=True)),
                ("Signed or consented, not bound", _apart(where)),
                ("Parties in force", _named("", counts[0].parties)),
                ("What the record does not hold", _unheld(counts[0])),
            ]
        ),
        foot=foot(),
    )


def _count_line(force: PartyCount, deposit: PartyCount) -> Line:
    least = "At least " if force.at_least else ""
    reach = force.reach.complete_to
    known = f"complete to {day(reach.isoformat())}" if reach else "incomplete"
    text = (
        f"{least}{force.count} parties for which it is in force; {least.lower()}{deposit.count} "
        f"by deposit. The record is {known}."
    )
    return Line(text)


def _clauses(treaty: str) -> dict[str, list[Passage]]:
    clauses = coverage(treaty).clauses
    found: dict[str, list[Passage]] = {}
    for one in passages(catalogue.treaty(clauses)) if clauses else ():
        found.setdefault(one.heading, []).append(one)
    return found


def _clause(one: Passage) -> Line:
    article = f"{article_words(one.article)}: " if one.article else ""
    unverified = " Unverified." if one.confidence is Confidence.MEMORY else ""
    return Line(sentence(f"{article}{one.says}"), (plain(f"{one.source}{unverified}"),))


def _open(where: Sequence[StandingAnswer]) -> list[Line]:
    shown = [one for one in where if one.standing in _OPEN]
    return [
        Line(sentence(f"{upper(actor_name(one.state))}: {one.standing}"), notes(one.grounds))
        for one in shown
    ]


def _apart(where: Sequence[StandingAnswer]) -> list[Line]:
    found = []
    for standing in _SHOWN_APART:
        states = [one.state for one in where if one.standing is standing]
        found += _named(f"{upper(standing.value)}: ", states)
    return found


def _named(text: str, states: Sequence[str]) -> list[Line]:
    names = sorted((actor_name(one) for one in states), key=lambda name: name.removeprefix("the "))
    return [Line(text, items=tuple(names))] if names else []


def _unheld(count: PartyCount) -> list[Line]:
    return [Line(sentence(one)) for one in (*count.reach.gaps, *count.warnings)]
