"""A name that somebody types means what the cases say, or is refused with candidates."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from servanda import names
from servanda.errors import AmbiguousName, UnknownName

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "lookups.toml").read_text("utf-8")
)
ASK: dict[str, Callable[[str], str]] = {
    "state": names.state,
    "treaty": names.treaty,
    "organisation": names.organisation,
}


def _typed(case: dict[str, Any]) -> list[str]:
    text = case["text"]
    return [text] if isinstance(text, str) else text


ALL = [
    (kind, typed, case)
    for kind, cases in CASES.items()
    for case in cases
    for typed in _typed(case)
]


@pytest.mark.parametrize(("kind", "typed", "case"), ALL, ids=[f"{k}: {t}" for k, t, _ in ALL])
def test_a_typed_name_is_resolved_or_refused(kind: str, typed: str, case: dict[str, Any]) -> None:
    if "is" in case:
        assert ASK[kind](typed) == case["is"]
    elif "one_of" in case:
        with pytest.raises(AmbiguousName) as several:
            ASK[kind](typed)
        assert set(case["one_of"]) <= set(several.value.candidates)
    else:
        with pytest.raises(UnknownName) as none:
            ASK[kind](typed)
        assert case["near"] in (none.value.near or ("",))


@pytest.mark.parametrize("code", names.states())
def test_every_state_has_a_name_in_every_language_that_leads_back_to_it(code: str) -> None:
    assert names.state(code) == code
    for language in ("en", "fr", "es", "de", "pl", "lt", "lv", "et", "fi", "uk", "ru"):
        name = names.state_name(code, language)
        assert name
        assert names.state(name) == code, (language, name)


def test_every_state_has_an_adjective_and_a_demonym_in_english() -> None:
    lacking = {
        code for code in names.states() if not (names.adjective(code) and names.demonym(code))
    }
    assert lacking == {"EUE", "VAT"}


def test_an_overlong_name_is_refused_shortly() -> None:
    with pytest.raises(UnknownName) as refused:
        names.state("x" * 1_000_000)
    assert len(str(refused.value)) < 500


def test_unknown_ids_are_refused() -> None:
    for ask in (names.state_name, names.treaty_name, names.treaty_title, names.organisation_name):
        with pytest.raises(UnknownName):
            ask("no-such-id")
    with pytest.raises(UnknownName):
        names.group("no-such-id")


def test_a_group_tells_its_members_and_a_vague_one_none() -> None:
    assert names.group("baltic-states").members == ("EST", "LVA", "LTU")
    assert names.group("neighbours").members is None
