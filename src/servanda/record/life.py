"""The life of a treaty relation: from signature to consent, entry, notice and exit."""

from dataclasses import dataclass, field, replace
from datetime import date

from servanda.law.effect import effect as law_effect
from servanda.law.succession import succession_days
from servanda.record.action import CONSENTS
from servanda.record.course import Course
from servanda.record.coverage import Coverage, Listing
from servanda.record.departure import Departure, departures
from servanda.record.finding import in_conflict
from servanda.record.ground import action_ground, cited, entry_ground, listing_ground
from servanda.record.segment import Line, Segment, joined
from servanda.terms.action import Action, ActionKind
from servanda.terms.source import Ground
from servanda.terms.standing import Standing
from servanda.terms.treaty import Effect

_WAIVER = "waiver_declaration"
_SIGNED = frozenset([ActionKind.SIGNATURE, ActionKind.SUCCESSION_TO_SIGNATURE])
_PRESUMED = Ground("A notice of withdrawal presupposes a party; its consent is not held.")
_BEGUN_UNKNOWN = (
    "Counted from the day in the record; the day of the succession of States itself is not held."
)
_UNLISTED = Ground("Its day of entry into force is not held.")


@dataclass(slots=True)
class _Life:
    course: Course
    held: Coverage
    line: Line = field(default_factory=Line)
    provisional_on: date | None = None
    entries: list[date] = field(default_factory=list)


def life(course: Course, held: Coverage) -> Line:
    """Return the line of standings that actions, clauses and lists give, contest left aside."""
    lived = _Life(course, held)
    _before_consent(lived)
    dated = sorted(
        (one for one in course.actions if one.kind in CONSENTS and one.on),
        key=lambda one: one.on or date.max,
    )
    entered = [(one, _entry(lived, one)) for one in dated]
    lived.entries = sorted(effect.on for _, effect in entered if effect and effect.on)
    leaving = list(departures(course, lived.entries))
    undated = [one for one in course.actions if one.kind in CONSENTS and one.on is None]
    if undated and not dated:
        _undated(lived, undated[0], leaving)
    for action, effect in entered:
        assert action.on is not None
        while leaving and leaving[0].received_on <= action.on:
            _leave(lived, leaving.pop(0))
        _consent(lived, action, effect)
    for one in leaving:
        _leave(lived, one)
    for day in course.days_of(ActionKind.RATIFICATION_WITHDRAWN):
        _unratify(lived, day)
    return lived.line


def _before_consent(lived: _Life) -> None:
    """Let signature, its renunciation and provisional application begin."""
    for one in sorted(lived.course.actions, key=_signed_first):
        if one.on is None:
            continue
        ground = joined(lived.line.last.grounds, [action_ground(one)])
        match one.kind:
            case ActionKind.SIGNATURE | ActionKind.SUCCESSION_TO_SIGNATURE:
                lived.line.begin(Segment(one.on, Standing.SIGNATORY, bound=False, grounds=ground))
            case ActionKind.SIGNATURE_RENOUNCED:
                lived.line.begin(Segment(one.on, Standing.OUTSIDE, bound=False, grounds=ground))
            case ActionKind.PROVISIONAL_APPLICATION:
                lived.provisional_on = one.on
                _provisional(lived, one.on, ground)
            case ActionKind.PROVISIONAL_APPLICATION_TERMINATED:
                _provisional_end(lived, one, ground)
            case _:
                pass


def _signed_first(action: Action) -> tuple[date, bool]:
    return action.on or date.max, action.kind is not ActionKind.SIGNATURE


def _provisional(lived: _Life, on: date, grounds: tuple[Ground, ...]) -> None:
    clause = lived.course.law.provisional if lived.course.law else None
    if clause:
        scope = Ground(
            f"Provisional application covers: {clause.scope}.",
            cited(lived.course.treaty, clause.article),
            clause.source,
            clause.confidence,
        )
        grounds = joined(grounds, [scope])
    lived.line.begin(Segment(on, Standing.PROVISIONAL, bound=False, grounds=grounds))


def _provisional_end(lived: _Life, action: Action, grounds: tuple[Ground, ...]) -> None:
    law, on = lived.course.law, action.on
    assert on is not None
    effect = law_effect(law, "termination_of_provisional_application", on) if law else None
    ends = effect.on if effect and effect.on else on
    if lived.provisional_on is None:
        lived.line.begin(Segment(on, Standing.PROVISIONAL, bound=False, grounds=grounds))
    lived.line.overlay(on, None, lambda one: replace(one, until=ends))
    why = Ground(
        f"Provisional application ended on {ends}.",
        cited(lived.course.treaty, effect.article if effect else None),
    )
    lived.line.begin(
        Segment(ends, Standing.SIGNATORY, bound=False, grounds=joined(grounds, [why]))
    )


def _entry(lived: _Life, action: Action) -> Effect | None:
    """Return when the consent takes effect; None where no clause, or another act, decides it."""
    law = lived.course.law
    if law is None or action.on is None:
        return None
    if law.state_entry and law.state_entry.clock and law.state_entry.clock.anchor == _WAIVER:
        return None
    kind = "consent" if action.kind is ActionKind.PARTY_UNDATED else action.kind.value
    state = lived.course.state
    if action.kind is ActionKind.SUCCESSION:
        return _succession(lived, action.on)
    conflict = in_conflict(state, action.on, lived.course.known_on) is not None
    return law_effect(law, kind, action.on, in_conflict=conflict, state=state)


def _succession(lived: _Life, on: date) -> Effect:
    """Return the effect of a succession, which looks back to the succession of States.

    Until the notification the treaty is suspended between the successor and the other parties
    (Vienna Convention on Succession of States in respect of Treaties, article 23 (2)): the state
    is a party from that day on, since the day of the succession of States.
    """
    assert lived.course.law is not None
    state = lived.course.state
    begun = succession_days().get(state)
    effect = law_effect(lived.course.law, "succession", begun or on, state=state)
    return effect if begun else replace(effect, reason=_BEGUN_UNKNOWN)


def _consent(lived: _Life, action: Action, effect: Effect | None) -> None:
    assert action.on is not None
    if lived.line.last.bound:
        return
    day, grounds = action.on, [action_ground(action)]
    former = lived.line.last.grounds if lived.line.last.standing is Standing.FORMER_PARTY else ()
    if effect is None:
        _listed(lived, day, joined(former, grounds))
        return
    grounds.append(entry_ground(effect, lived.course.treaty))
    why = joined(former, grounds)
    since = effect.on
    waiting = Segment(day, Standing.CONTRACTING_STATE, bound=False, since=since, grounds=why)
    if since is None or since > day:
        _wait(lived, waiting)
    if since is not None:
        lived.line.begin(
            Segment(max(since, day), Standing.PARTY, bound=True, since=since, grounds=why)
        )


def _wait(lived: _Life, waiting: Segment) -> None:
    """Let the time between deposit and entry into force begin, provisional or not."""
    begun = lived.provisional_on
    before = lived.line.last
    if begun is not None and begun <= waiting.start and before.standing is Standing.PROVISIONAL:
        grounds = joined(before.grounds, waiting.grounds)
        lived.line.begin(replace(waiting, standing=Standing.PROVISIONAL, grounds=grounds))
        return
    lived.line.begin(waiting)
    if (
        begun is not None
        and begun > waiting.start
        and (not waiting.since or begun < waiting.since)
    ):
        _provisional(lived, begun, waiting.grounds)


def _listed(lived: _Life, day: date, grounds: tuple[Ground, ...]) -> None:
    """Let a state wait whose day of entry cannot be computed, until a list shows it as a party."""
    open_ = joined(grounds, [_UNLISTED])
    lived.line.begin(Segment(day, Standing.CONTRACTING_STATE, bound=None, grounds=open_))
    listing = _known_listing(lived)
    if listing and day <= (listing.deposited_to or listing.on):
        grounds = joined(grounds, [listing_ground(listing)])
        lived.line.begin(
            Segment(max(day, listing.on), Standing.PARTY, bound=True, grounds=grounds)
        )


def _undated(lived: _Life, action: Action, leaving: list[Departure]) -> None:
    """Let a party begin whose day of consent is not held: on the day that first shows it."""
    law, listing = lived.course.law, _known_listing(lived)
    grounds = joined(lived.line.last.grounds, [action_ground(action)])
    begins = max(law.in_force_on if law and law.in_force_on else date.min, lived.line.last.start)
    lived.line.begin(Segment(begins, Standing.UNKNOWN, bound=None, grounds=grounds))
    seen = [one.received_on for one in leaving]
    for kind in (ActionKind.SUSPENSION_EFFECTIVE, ActionKind.SUSPENSION_NOTIFIED):
        seen += lived.course.days_of(kind)
    if listing is not None:
        seen.append(listing.on)
        grounds = joined(grounds, [listing_ground(listing)])
    if seen:
        day = max(min(seen), begins)
        lived.line.begin(Segment(day, Standing.PARTY, bound=True, grounds=grounds))


def _known_listing(lived: _Life) -> Listing | None:
    listing, known_on = lived.held.listing, lived.course.known_on
    if listing is None or (known_on is not None and known_on < listing.on):
        return None
    return listing


def _leave(lived: _Life, leaving: Departure) -> None:
    """Let a notice run: leaving, then former party, held, or party again."""
    line, received = lived.line, leaving.received_on
    before = line.last
    if not before.bound:
        if before.standing is Standing.FORMER_PARTY:
            line.begin(replace(before, standing=Standing.UNKNOWN, bound=None, until=None))
        known = joined(before.grounds, [_PRESUMED])
        before = Segment(received, Standing.PARTY, bound=True, grounds=known)
    why = joined(before.grounds, leaving.grounds)
    out = leaving.effective_on
    notified = replace(before, start=received, grounds=why)
    if leaving.undone:
        assert leaving.rescinded_on is not None
        line.begin(replace(notified, standing=Standing.LEAVING, until=out))
        line.begin(replace(notified, start=leaving.rescinded_on, standing=Standing.PARTY))
    elif out is not None:
        line.begin(replace(notified, standing=Standing.LEAVING, until=out))
        line.begin(
            replace(notified, start=out, standing=Standing.FORMER_PARTY, bound=False, until=out)
        )
    elif leaving.hold and leaving.law and leaving.law.not_before:
        line.begin(replace(notified, standing=Standing.LEAVING))
        line.begin(replace(notified, start=leaving.law.not_before, standing=Standing.HELD))
    else:
        line.begin(notified)


def _unratify(lived: _Life, day: date) -> None:
    """Let a consent fall that was taken back before it bound; a signature, if any, stands."""
    before = [one for one in lived.course.actions if one.on and one.on <= day]
    signed = any(one.kind in _SIGNED for one in before)
    standing = Standing.SIGNATORY if signed else Standing.OUTSIDE
    grounds = tuple(map(action_ground, before))
    lived.line.begin(Segment(day, standing, bound=False, grounds=grounds))
