"""When an exit could take effect: as said, as the law allows, and as it came."""

from collections.abc import Iterator
from datetime import date

from servanda.assessment.actor import is_state
from servanda.assessment.exit_of import day_of, exit_of
from servanda.assessment.material import material
from servanda.assessment.said import said_window
from servanda.assessment.setting import Setting
from servanda.assessment.wording import day_words
from servanda.law.catalogue import catalogue, treaty
from servanda.law.exit import exit_effect
from servanda.record.finding import in_conflict
from servanda.record.standing import standing, state_eif
from servanda.terms.assessment import Happened, LawBound, Projection
from servanda.terms.finding import Act, ActKind, Modality, Polarity, Stage
from servanda.terms.source import Ground
from servanda.terms.standing import Exit, Standing
from servanda.terms.treaty import Effect, HoldTest, Treaty, Withdrawal

_UNDER_WAY = frozenset(
    {
        Stage.ANNOUNCED,
        Stage.CABINET,
        Stage.PARLIAMENT,
        Stage.ENACTED,
        Stage.NOTIFIED,
        Stage.EFFECTIVE,
    }
)

_OPEN = frozenset({Standing.UNKNOWN, Standing.CONTESTED, Standing.RESCINDED})
"""Statuses of an exit whose day of effect, though computed, is not known to have counted."""


def exits_spoken_of(setting: Setting) -> dict[tuple[str, str], list[Act]]:
    """Return the acts of each exit that the text speaks of now, by state and treaty."""
    found: dict[tuple[str, str], list[Act]] = {}
    for act in setting.reading.acts:
        if act.kind is not ActKind.WITHDRAW or act.retrospective or not act.treaty:
            continue
        if act.polarity is Polarity.AFFIRMED and act.treaty in catalogue():
            for actor in filter(is_state, act.actors):
                found.setdefault((actor, act.treaty), []).append(act)
    return found


def _coming(acts: list[Act]) -> list[Act]:
    """Return the acts of an exit to come or under way, not of one that is over."""
    return [
        act for act in acts if not (act.stage is Stage.EFFECTIVE and act.modality is Modality.DONE)
    ]


def projections(setting: Setting) -> Iterator[Projection]:
    """Yield one projection for each exit that is under way, or that somebody put a time to."""
    for (state, treaty_id), spoken in exits_spoken_of(setting).items():
        acts = _coming(spoken)
        said = said_window(acts, treaty(treaty_id), setting)
        if said is None and not any(act.stage in _UNDER_WAY for act in acts):
            continue
        known = exit_of(state, treaty_id, setting.published, setting.on)
        since = Happened(
            day_of(known.notified) if known else None,
            day_of(known.effective) if known and known.status not in _OPEN else None,
        )
        received = _received(acts, known, setting)
        law = law_bound(treaty(treaty_id), state, received, setting)
        yield Projection(state, treaty_id, said, law, since)


def _received(acts: list[Act], known: Exit | None, setting: Setting) -> date | None:
    """Return the day on which the notice had been received by the day of publication."""
    day = day_of(known.notified) if known else None
    if day and setting.published and day <= setting.published:
        return day
    for act in acts:
        if act.stage is Stage.NOTIFIED and act.modality is Modality.DONE:
            return _day_said(act, setting)
    return None


def _day_said(act: Act, setting: Setting) -> date | None:
    for time in setting.reading.times:
        if time.id == act.when and time.earliest and time.earliest == time.latest:
            return time.earliest
    return None


def law_bound(law: Treaty, state: str, received: date | None, setting: Setting) -> LawBound:
    """Return the earliest day on which the law lets an exit take effect, and on what condition."""
    clause = law.withdrawal
    article = clause.article_effect or clause.article
    start = received or setting.published
    if start is None:
        return LawBound(None, article, "the day of publication is not known")
    answer = standing(state, law.id, start, setting.on)
    if answer.bound is False:
        return LawBound(None, article, "the state is not bound by the treaty")
    bound_on = state_eif(state, law.id)
    # A state that left and came back: its later entry is no fact of the earlier day.
    known = bound_on if bound_on is None or bound_on <= start else None
    effect = exit_effect(law, start, state_eif=known, state=state)
    held = _conflict(clause, state, start, effect)
    if held is not None:
        return LawBound(None, article, f"held by armed conflict: {held.text}")
    return LawBound(
        effect.on or effect.not_before,
        effect.article or article,
        _condition(clause, received),
    )


def _conflict(clause: Withdrawal, state: str, start: date, effect: Effect) -> Ground | None:
    """Return the finding that would hold the exit on the day that the clause tests."""
    if clause.hold is None:
        return None
    tested = start if clause.hold.test is HoldTest.NOTICE else effect.on
    return in_conflict(state, tested) if tested else None


def _condition(clause: Withdrawal, received: date | None) -> str:
    words = material("clause")["condition"]
    anchor = "notice" if clause.clock and clause.clock.anchor == "notice" else "receipt"
    parts = [f"{words['received']}{day_words(received)}" if received else words[anchor]]
    if clause.hold:
        parts.append(words.get(clause.hold.while_, f"not while {clause.hold.while_}"))
    return "; ".join(parts)
