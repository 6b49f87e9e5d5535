"""The withdrawal clause as the treaty files write it."""

from servanda.errors import DataError
from servanda.law.clause import alternative, closed, each, head
from servanda.law.table import Table
from servanda.law.timing import clock_of, maybe_clock, practice_of
from servanda.terms.treaty import Allowed, Consequence, Hold, HoldTest, StateRule, Withdrawal


def withdrawal(table: Table) -> Withdrawal:
    """Return how a party leaves.

    Raises:
        DataError: Leaving is allowed and the clause has no clock.
    """
    made = Withdrawal(
        **head(table),
        allowed=table.word("allowed", Allowed),
        article_effect=table.maybe("article_effect", str),
        clock=maybe_clock(table.table("clock")),
        gate=maybe_clock(table.table("gate")),
        hold=_hold(table.table("hold")),
        in_advance=bool(table.maybe("in_advance", bool)),
        at_least=bool(table.maybe("at_least", bool)),
        later_ok=bool(table.maybe("later_ok", bool)),
        requires=table.words("requires"),
        optional=table.words("optional"),
        recipients=table.words("recipients"),
        tail=closed(table.table("tail"), _consequence),
        cascades=closed(table.table("cascades"), _consequence),
        cascade_from=closed(table.table("cascade_from"), _consequence),
        ends_treaty=bool(table.maybe("ends_treaty", bool)),
        fallback=table.maybe("fallback", str),
        practice=practice_of(table.table("practice")),
        automatic=closed(table.table("automatic"), alternative),
        alternatives=each(table.tables("alternatives"), alternative),
        states={rule.state: rule for rule in each(table.tables("states"), _state_rule)},
    )
    if made.clock is None and made.allowed is not Allowed.NO_CLAUSE:
        raise DataError(f"{table.at('clock')}: missing")
    return made


def _hold(table: Table | None) -> Hold | None:
    if table is None:
        return None
    made = Hold(
        table.word("test", HoldTest),
        table.must("while", str),
        until=table.maybe("until", str),
        until_also=table.words("until_also"),
    )
    table.close()
    return made


def _consequence(table: Table) -> Consequence:
    return Consequence(**head(table), treaties=table.words("treaties"))


def _state_rule(table: Table) -> StateRule:
    clock = table.table("clock")
    if clock is None:
        raise DataError(f"{table.at('clock')}: missing")
    return StateRule(**head(table), state=table.must("state", str), clock=clock_of(clock))
