"""What still binds after an exit: treaties on the same weapons, tail clauses, custom."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from servanda.assessment.custom import customs, good_faith
from servanda.assessment.ground import clause_ground, ruling_ground
from servanda.assessment.projection import exits_spoken_of
from servanda.assessment.setting import Setting
from servanda.assessment.wording import sentence, treaty_words
from servanda.law.catalogue import catalogue, treaty
from servanda.law.conduct import restricts
from servanda.record.standing import standing
from servanda.terms.assessment import ActEffect, EffectVerdict, Residue
from servanda.terms.source import Ground
from servanda.terms.standing import Standing
from servanda.terms.treaty import Ruling, Treaty


def residue(setting: Setting, effects: Iterable[ActEffect]) -> Iterator[Residue]:
    """Yield what binds after each exit that the text speaks of, or that freed one of its acts."""
    freed = ((one.state, one.treaty) for one in effects if _is_freed(one))
    for state, left in dict.fromkeys((*exits_spoken_of(setting), *freed)):
        stands = standing(state, left, setting.on)
        if stands.bound is False and stands.standing is not Standing.FORMER_PARTY:
            continue  # Who was never bound has nothing to leave.
        yield from what_binds(state, left, setting.on)


def what_binds(state: str, left: str, on: date) -> Iterator[Residue]:
    """Yield what binds a state on a day beside a treaty that it leaves.

    First the treaties that govern acts with the same weapons, then what the exit clause keeps
    alive and customary law (under the treaty left, without acts: nothing of it is computed), then
    the good faith that a signature under such a treaty asks for.

    Args:
        state: Code of the state.
        left: Id of the treaty that it leaves or left.
        on: The day.

    Raises:
        UnknownName: No clauses of the treaty are held.
    """
    signed = []
    for other, found in _governing(left):
        answer = standing(state, other, on)
        if answer.bound:
            yield _residue(state, other, found, answer.grounds)
        else:
            signed += list(good_faith(answer))
    yield from _kept(state, treaty(left))
    yield from signed


def _is_freed(effect: ActEffect) -> bool:
    """Say whether an act is permitted only because the state has left."""
    return effect.verdict is EffectVerdict.PERMITTED and effect.until is not None


@cache
def _governing(left: str) -> tuple[tuple[str, tuple[Ruling, ...]], ...]:
    """Return the other treaties that forbid or restrict acts with the same weapons, and how."""
    falls = treaty(left).withdrawal.cascades
    gone = (left, *(falls.treaties if falls else ()))
    objects = {one for clause in treaty(left).prohibitions for one in clause.objects}
    found = []
    for other in catalogue():
        if other in gone or treaty(other).ended_on is not None:
            continue
        binding = {
            ruling: None
            for object_ in sorted(objects)
            for ruling in restricts(treaty(other), object_)
            if ruling.verdict is not EffectVerdict.PERMITTED
        }
        if binding:
            found.append((other, tuple(binding)))
    return tuple(found)


def _residue(
    state: str, other: str, rulings: tuple[Ruling, ...], grounds: tuple[Ground, ...]
) -> Residue:
    acts = dict.fromkeys(act.value for ruling in rulings for act in ruling.acts)
    articles = dict.fromkeys(ruling.article for ruling in rulings if ruling.article)
    clauses = tuple(ruling_ground(treaty(other), one) for one in rulings)
    return Residue(
        state,
        other,
        tuple(acts),
        ", ".join(articles) or None,
        " ".join(dict.fromkeys(ruling.says for ruling in rulings)),
        (*clauses, *grounds),
    )


def _kept(state: str, left: Treaty) -> Iterator[Residue]:
    """Yield what outlasts the exit by the treaty's own words, with the custom on its weapons."""
    tail = left.withdrawal.tail
    objects = {one for clause in left.prohibitions for one in clause.objects}
    found = tuple(customs(objects))
    if tail is None and not found:
        return
    said = [tail.says] if tail else []
    grounds = [clause_ground(left.id, tail)] if tail else []
    for custom in found:
        said.append(custom.text)
        grounds.append(custom)
    says = sentence(f"after an exit from {treaty_words(left.id)}: {' '.join(said)}")
    yield Residue(state, left.id, (), tail.article if tail else None, says, tuple(grounds))
