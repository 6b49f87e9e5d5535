"""Readings that no text need ever have, for the laws that must hold of every verdict."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.terms.finding import (
    Act,
    ActKind,
    Claim,
    ClaimKind,
    Comparison,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Reading,
    Stage,
    Time,
    TimeType,
)
from servanda.terms.span import Span

TEXT = "The Polish firm Example said several months were enough for leaving the treaty. " * 3
TREATIES = st.sampled_from(["APMBC", "CCM", "CWC", "ROME", "NPT", "CTBT", "CCW-AP2", "WHO"])
STATES = st.sampled_from(["POL", "LTU", "UKR", "RUS", "USA", "NOR", "PRK", "HUN", "BDI"])
OBJECTS = st.sampled_from(
    [None, "anti-personnel mine", "anti-vehicle mine", "mine", "cluster munition", "missile"]
)
VALUES = st.sampled_from(
    [None, "2025-05-08", "2025-05", "2025", "2025-FA", "1997", "PRESENT_REF", "2025-13-45"]
)
PERIODS = st.sampled_from([None, "P6M", "PXM", "P1Y", "P0D", "P9999Y", "P90D", "nonsense"])
SPANS = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, len(TEXT) - 10),
    st.integers(1, 80),
)
ACTORS = st.lists(st.one_of(STATES, st.sampled_from(["Example", "ZZZ"])), max_size=3)
PUBLISHED = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2026, 11, 24)))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy, or None."""
    return st.one_of(st.none(), strategy)


ACTS = st.builds(
    Act,
    id=st.just("a1"),
    kind=st.sampled_from(ActKind),
    span=SPANS,
    modality=st.sampled_from(Modality),
    stage=maybe(st.sampled_from(Stage)),
    polarity=st.sampled_from(Polarity),
    retrospective=st.booleans(),
    actors=ACTORS.map(tuple),
    treaty=maybe(TREATIES),
    object=OBJECTS,
    when=st.sampled_from([None, "t1"]),
    duration=PERIODS,
)
CLAIMS = st.builds(
    Claim,
    id=st.just("c1"),
    kind=st.sampled_from(ClaimKind),
    span=SPANS,
    treaty=maybe(TREATIES),
    states=st.lists(STATES, max_size=3, unique=True).map(tuple),
    figure=maybe(st.integers(0, 2100)),
    comparison=st.sampled_from(Comparison),
    period=PERIODS,
    date_value=VALUES,
    standing=st.sampled_from([None, "party", "outside", "signatory", "leaving", "suspended"]),
    negated=st.booleans(),
    basis=st.sampled_from([None, "deposit", "force"]),
)
TIMES = st.builds(
    lambda value, span: Time("t1", span, "several months", TimeType.DURATION, value),
    PERIODS,
    SPANS,
)
MENTIONS = st.builds(
    lambda span, ref: Mention("m1", span, span.of(TEXT), MentionKind.TREATY, ref), SPANS, TREATIES
)
READINGS = st.builds(
    Reading,
    mentions=st.lists(MENTIONS, max_size=1).map(tuple),
    times=st.lists(TIMES, max_size=1).map(tuple),
    acts=st.lists(ACTS, max_size=1).map(tuple),
    claims=st.lists(CLAIMS, max_size=1).map(tuple),
)


def given_reading(
    readings: st.SearchStrategy[Reading],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator: a reading and a day of publication, from a machine."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        quiet = settings(
            max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        )
        return quiet(given(reading=readings, published=PUBLISHED)(test))

    return decorate
