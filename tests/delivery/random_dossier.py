"""Dossiers nobody would write, valid in shape."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from servanda.terms.assessment import EffectVerdict, Verdict
from servanda.terms.finding import (
    ActKind,
    ClaimKind,
    MentionKind,
    Modality,
    Mode,
    Polarity,
    Stage,
    StanceValue,
    TimeType,
)
from tests.delivery.fakes import FakeDossier, bare

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></section></main></body></html>",
    "<svg/onload=alert(1)>",
    "' style='position:fixed",
    "</style><style>*{display:none}</style>",
    "]]><!--",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "[bold red]x[/bold red]",
    "\x1b[31mred\x1b[0m",
    "\u202eevil\u2066",
    "{0}{has}{what}",
)
WORDS = st.one_of(
    st.sampled_from(PAYLOADS),
    st.text(max_size=20),
    st.sampled_from(["Poland", "the minister", "six months", " ", ""]),
)
SOME = st.one_of(st.none(), WORDS)
NAMED = WORDS.filter(bool)
STATES = st.one_of(st.sampled_from(["POL", "EST", "UKR", "NLD", "XXX"]), NAMED)
TREATIES = st.one_of(st.sampled_from(["APMBC", "CCM", "CCW-AP2", "NO-SUCH"]), NAMED)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
TEXTS = st.lists(
    st.one_of(WORDS, st.sampled_from(["\n", "\n\n", "\r\n", "\t", "mines and <b>treaties</b> "])),
    max_size=12,
).map("".join)


def _values(kinds: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([str(kind.value) for kind in kinds])


@st.composite
def _span(draw: st.DrawFn, size: int) -> list[int]:
    start = draw(st.integers(0, size))
    return [start, draw(st.integers(start, size))]


def _many(strategy: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


def _parts(size: int) -> dict[str, st.SearchStrategy[list[Any]]]:
    """Return a strategy for each part of a dossier on a text of ``size`` characters."""
    span, open_span = _span(size), st.one_of(st.none(), _span(size))
    ids = st.sampled_from(["x1", "x2", "x3"])
    ground = st.fixed_dictionaries(
        {
            "text": WORDS,
            "article": SOME,
            "source": SOME,
            "confidence": st.sampled_from([None, "official", "memory"]),
        }
    )
    way = st.fixed_dictionaries({"who": SOME, "channel": SOME, "to": SOME})
    stance = st.fixed_dictionaries({"treaty": TREATIES, "value": _values(StanceValue)})
    return {
        "mentions": _many(
            st.fixed_dictionaries(
                {
                    "id": ids,
                    "span": span,
                    "text": WORDS,
                    "kind": _values(MentionKind),
                    "ref": st.one_of(st.none(), STATES, TREATIES),
                    "members": st.one_of(st.none(), _many(STATES)),
                }
            )
        ),
        "times": _many(
            st.fixed_dictionaries(
                {
                    "id": ids,
                    "span": span,
                    "text": WORDS,
                    "type": _values(TimeType),
                    "value": st.one_of(
                        st.none(), DAYS, st.sampled_from(["P6M", "PXM", "PRESENT_REF", "2025-W12"])
                    ),
                    "from": st.one_of(st.none(), DAYS),
                    "until": st.one_of(st.none(), DAYS),
                }
            )
        ),
        "statements": _many(
            st.fixed_dictionaries(
                {
                    "id": ids,
                    "source": st.fixed_dictionaries(
                        {
                            "text": SOME,
                            "span": open_span,
                            "name": SOME,
                            "ref": st.one_of(st.none(), STATES, _many(STATES)),
                            "role": SOME,
                            "organisation": SOME,
                            "state": st.one_of(st.none(), STATES),
                        }
                    ),
                    "cue": open_span,
                    "content": st.lists(span, max_size=3),
                    "mode": _values(Mode),
                    "channel": SOME,
                    "addressee": SOME,
                    "said_on": st.one_of(st.none(), DAYS),
                    "stance": _many(stance, 2),
                    "reasons": _many(span, 2),
                    "condition": open_span,
                    "within": st.one_of(st.none(), ids),
                }
            )
        ),
        "acts": _many(
            st.fixed_dictionaries(
                {
                    "id": ids,
                    "kind": _values(ActKind),
                    "stage": st.one_of(st.none(), _values(Stage)),
                    "modality": _values(Modality),
                    "polarity": _values(Polarity),
                    "retrospective": st.booleans(),
                    "actors": _many(STATES),
                    "treaty": st.one_of(st.none(), TREATIES),
                    "object": SOME,
                    "when": st.one_of(st.none(), ids),
                    "duration": st.sampled_from([None, "P6M", "PXM"]),
                    "reasons": _many(span, 2),
                    "span": span,
                    "statement": st.one_of(st.none(), ids),
                }
            )
        ),
        "claims": _many(
            st.fixed_dictionaries(
                {
                    "id": ids,
                    "kind": _values(ClaimKind),
                    "span": span,
                    "says": WORDS,
                    "verdict": _values(Verdict),
                    "record": st.one_of(st.none(), st.integers(0, 200), WORDS, DAYS),
                    "basis": st.sampled_from([None, "deposit", "force"]),
                    "on": st.one_of(st.none(), DAYS),
                    "article": SOME,
                    "qualifications": _many(WORDS, 2),
                    "correction": SOME,
                    "grounds": _many(ground, 2),
                }
            )
        ),
        "effects": _many(
            st.fixed_dictionaries(
                {
                    "act": ids,
                    "state": STATES,
                    "treaty": TREATIES,
                    "verdict": _values(EffectVerdict),
                    "article": SOME,
                    "until": st.one_of(st.none(), DAYS),
                    "as_of": st.one_of(st.none(), DAYS),
                    "grounds": _many(ground, 2),
                }
            )
        ),
        "projections": _many(
            st.fixed_dictionaries(
                {
                    "state": STATES,
                    "treaty": TREATIES,
                    "said": st.one_of(
                        st.none(),
                        st.fixed_dictionaries(
                            {
                                "statement": st.one_of(st.none(), ids),
                                "earliest": DAYS,
                                "latest": DAYS,
                                "assumption": WORDS,
                            }
                        ),
                    ),
                    "law": st.fixed_dictionaries(
                        {
                            "earliest": st.one_of(st.none(), DAYS),
                            "article": SOME,
                            "condition": WORDS,
                        }
                    ),
                    "since": st.fixed_dictionaries(
                        {
                            "notified": st.one_of(st.none(), DAYS),
                            "effective": st.one_of(st.none(), DAYS),
                        }
                    ),
                }
            )
        ),
        "residue": _many(
            st.fixed_dictionaries(
                {
                    "state": STATES,
                    "treaty": TREATIES,
                    "acts": _many(WORDS, 2),
                    "article": SOME,
                    "says": WORDS,
                    "grounds": _many(ground, 2),
                }
            )
        ),
        "sources": _many(st.fixed_dictionaries({"statement": ids, "chain": _many(way)})),
        "warnings": _many(
            st.fixed_dictionaries({"code": WORDS, "text": WORDS, "span": open_span})
        ),
    }


@st.composite
def dossiers(draw: st.DrawFn) -> FakeDossier:
    """Return a dossier, valid in shape, with anything in it."""
    text = draw(TEXTS)
    found = draw(st.fixed_dictionaries(_parts(len(text))))
    about = st.fixed_dictionaries(
        {
            "source": SOME,
            "title": SOME,
            "outlet": SOME,
            "byline": SOME,
            "language": st.sampled_from(["en", "pl", "fi", "ar"]),
            "published": st.one_of(st.none(), DAYS),
        }
    )
    return bare(text, **found, **draw(about))
