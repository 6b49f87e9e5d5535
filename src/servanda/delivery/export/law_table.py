"""What the law provides, what falls due and what is new, as lines of tables."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from servanda.delivery.export.record_table import Line, grounds
from servanda.delivery.export.scope import Scope
from servanda.law import catalogue
from servanda.law.words import passages
from servanda.record.change import Changes, Public, Recorded
from servanda.record.change import changes as changes_of
from servanda.record.coverage import coverage
from servanda.record.deadline.due import deadlines as due
from servanda.terms.partial_date import PartialDate


def deadlines(scope: Scope) -> Iterator[Line]:
    """Yield a line for each thing that falls due."""
    for one in due(scope.treaty, scope.state, on=scope.on):
        yield {
            "treaty": one.treaty,
            "state": one.state,
            "article": one.article,
            "what": one.what,
            "due": one.due,
            "status": one.status.value,
            "says": one.says,
            "grounds": grounds(one.grounds),
        }


def clauses(scope: Scope) -> Iterator[Line]:
    """Yield a line for each clause of the treaties whose clauses are held."""
    for ident in _with_clauses(scope):
        for number, one in enumerate(passages(catalogue.treaty(ident)), 1):
            yield {
                "treaty": ident,
                "number": number,
                "heading": one.heading,
                "article": one.article,
                "says": one.says,
                "source": one.source,
                "confidence": one.confidence.value,
            }


def _with_clauses(scope: Scope) -> tuple[str, ...]:
    if scope.treaty is None:
        return catalogue.catalogue()
    held = coverage(scope.treaty).clauses
    return () if held is None else (held,)


def changes(scope: Scope) -> Iterator[Line]:
    """Yield a line for each change, on either clock."""
    found = changes_of(scope.first_new_on, scope.on, scope.treaty)
    told: list[tuple[str, Recorded | Public]] = [("ours", one) for one in _ours(found, scope)]
    told += [("public", one) for one in found.public if scope.public(_latest(one.on))]
    for clock, one in told:
        if scope.meant(one.state):
            line = {field.name: getattr(one, field.name) for field in fields(one)}
            section = line.pop("section", None), line.pop("was", None)
            yield {
                **line,
                "clock": clock,
                "on": str(one.on),
                "section": section[0],
                "was": section[1],
                "confidence": one.confidence.value,
            }


def _ours(found: Changes, scope: Scope) -> Iterator[Recorded]:
    """Yield what entered our record; on the public's clock alone it tells nothing."""
    if scope.known_on is None:
        until = scope.recorded_on or date.max
        yield from (one for one in found.recorded if one.on <= until)


def _latest(on: str) -> date:
    return PartialDate.parse(on).latest
