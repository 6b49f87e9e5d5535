"""What a treaty says of an act with a weapon."""

from collections.abc import Iterator

from servanda.law.weapon import Reach, reach
from servanda.terms.assessment import EffectVerdict
from servanda.terms.finding import ActKind
from servanda.terms.treaty import Duty, Prohibition, Ruling, Treaty


def rulings(
    treaty: Treaty, act: ActKind, object_: str | None, *, state: str | None = None
) -> tuple[Ruling, ...]:
    """Return what each clause says of the act, the weightiest first; empty: the treaty is silent.

    Prohibited or permitted is said only where a clause says so of the whole class; where only a
    manner of use, some kinds of the weapon or some states are meant, it is undetermined.

    Args:
        treaty: The treaty.
        act: What is done.
        object_: Weapon class; None where the text does not tell.
        state: Code of the state that acts, where a clause binds some states only.
    """
    outside = tuple(_outside(treaty, act, object_))
    if outside:
        return outside
    return (
        *(
            _prohibited(clause, object_, state)
            for clause in treaty.prohibitions
            if act in clause.acts and _reaches(clause, object_, state)
        ),
        *(_required(duty) for duty in treaty.duties if _requires(duty, act, object_)),
        *_excepted(treaty, act, object_),
    )


def restricts(treaty: Treaty, object_: str) -> tuple[Ruling, ...]:
    """Return the clauses by which the treaty forbids or restricts acts with a weapon class."""
    if any(object_ in exception.outside for exception in treaty.exceptions):
        return ()
    return tuple(
        _prohibited(clause, object_, None)
        for clause in treaty.prohibitions
        if clause.acts and reach(clause.objects, object_) is not Reach.NOT
    )


def _outside(treaty: Treaty, act: ActKind, object_: str | None) -> Iterator[Ruling]:
    if not any(act in clause.acts for clause in treaty.prohibitions):
        return
    for exception in treaty.exceptions:
        if object_ is not None and object_ in exception.outside:
            yield Ruling(EffectVerdict.PERMITTED, exception.article, exception.says, (act,))


def _reaches(clause: Prohibition, object_: str | None, state: str | None) -> bool:
    if state and clause.who_in and state not in clause.who_in:
        return False
    if state and state in clause.who_not_in:
        return False
    return reach(clause.objects, object_) is not Reach.NOT


def _prohibited(clause: Prohibition, object_: str | None, state: str | None) -> Ruling:
    says = clause.says
    verdict = EffectVerdict.PROHIBITED
    if reach(clause.objects, object_) is Reach.PARTLY:
        verdict = EffectVerdict.UNDETERMINED
        says = f"Where it concerns {' or '.join(clause.objects)}: {says}"
    if clause.manner:
        verdict = EffectVerdict.UNDETERMINED
    if state is None and (clause.who_in or clause.who_not_in):
        verdict = EffectVerdict.UNDETERMINED
        says = f"For {clause.who}: {says}"
    return Ruling(verdict, clause.article, says, clause.acts)


def _requires(duty: Duty, act: ActKind, object_: str | None) -> bool:
    return act in duty.acts and reach(duty.objects, object_) is not Reach.NOT


def _required(duty: Duty) -> Ruling:
    return Ruling(EffectVerdict.PERMITTED, duty.article, f"Required: {duty.says}", duty.acts)


def _excepted(treaty: Treaty, act: ActKind, object_: str | None) -> Iterator[Ruling]:
    """Yield what permits the act under a condition, or for want of a prohibition."""
    forbidden = any(
        act in clause.acts and reach(clause.objects, object_) is not Reach.NOT
        for clause in treaty.prohibitions
    )
    verdict = EffectVerdict.UNDETERMINED if forbidden else EffectVerdict.PERMITTED
    for exception in treaty.exceptions:
        if act in exception.acts and reach(exception.objects, object_) is Reach.WHOLLY:
            yield Ruling(verdict, exception.article, exception.says, (act,))
