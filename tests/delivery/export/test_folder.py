"""A folder of dossiers is read strictly; texts are found by their digest."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from servanda.delivery.export.folder import Held, dossiers
from servanda.delivery.export.structure import fault
from servanda.dossier import schema
from servanda.errors import Malformed, Refused
from tests.delivery.export.given import ARTICLES, ROOT, article, held


def _put(folder: Path, *names: str, text: bool = True) -> None:
    for name in names:
        one = article(name)
        (folder / f"{name}.json").write_text(json.dumps(one.data), encoding="utf-8")
        if text:
            raw = (ROOT / "examples" / name).read_bytes()
            (folder / f"any name of {name}.bin").write_bytes(raw)


def test_a_dossier_finds_its_text_under_any_name(tmp_path: Path) -> None:
    _put(tmp_path, *ARTICLES)
    found = dossiers(tmp_path)
    assert [one.file for one in found] == sorted(f"{name}.json" for name in ARTICLES)
    for one in found:
        assert one.text == article(one.file.removesuffix(".json")).text


def test_without_its_text_a_dossier_is_read_all_the_same(tmp_path: Path) -> None:
    _put(tmp_path, "poland-announcement.txt", text=False)
    (one,) = dossiers(tmp_path)
    assert one.text is None
    assert one.words([0, 6]) is None


def test_a_file_of_lines_holds_several(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), **article(name).data}) for n, name in enumerate(ARTICLES)]
    (tmp_path / "many.jsonl").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    assert [one.file for one in dossiers(tmp_path)] == [
        "many.jsonl#1",
        "many.jsonl#3",
        "many.jsonl#5",
    ]


def _broken(**changes: Any) -> dict[str, Any]:
    return {**article("poland-announcement.txt").data, **changes}


FAR = {"code": "x", "text": "x", "span": [0, 10**9]}
BACK = {"code": "x", "text": "x", "span": [5, 2]}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "type"),
        (json.dumps({}).encode(), "document is missing"),
        (json.dumps(_broken(more=1)).encode(), "more: is too much"),
        (json.dumps(_broken(warnings=[FAR])).encode(), "outside the text"),
        (json.dumps(_broken(warnings=[BACK])).encode(), "outside the text"),
        (json.dumps(_broken(warnings=[{**FAR, "text": "\ud800"}])).encode(), "half a character"),
    ],
)
def test_what_is_no_dossier_is_named(raw: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_bytes(raw)
    with pytest.raises(Malformed, match=f"broken.json.*{why}"):
        dossiers(tmp_path)


def test_a_text_of_another_length_is_refused(tmp_path: Path) -> None:
    _put(tmp_path, "poland-announcement.txt")
    data = json.loads((tmp_path / "poland-announcement.txt.json").read_text("utf-8"))
    data["document"]["characters"] += 1
    (tmp_path / "poland-announcement.txt.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(Malformed, match="not as many"):
        dossiers(tmp_path)


def test_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such folder"):
        dossiers(tmp_path / "none")


VALIDATOR = Draft202012Validator(dict(schema()))


@given(held())
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_the_own_check_agrees_with_jsonschema(one: Held) -> None:
    assert (fault(one.data, schema()) is None) == VALIDATOR.is_valid(one.data)


WRONG: list[tuple[str, ...]] = [
    ("document", "characters"),
    ("mentions", "0", "span"),
    ("mentions", "0", "kind"),
    ("statements", "0", "source", "ref"),
    ("statements", "0", "content", "0", "1"),
    ("acts", "0", "retrospective"),
    ("claims", "0", "grounds", "0", "confidence"),
    ("effects", "0", "until"),
]


@pytest.mark.parametrize("place", WRONG, ids=".".join)
@pytest.mark.parametrize("value", [True, -1, 1.5, "x", [], [1], [1, 2, 3], {}, None, ["a", 1]])
def test_a_wrong_value_anywhere_is_judged_as_jsonschema_does(
    place: tuple[str, ...], value: Any
) -> None:
    data = json.loads(json.dumps(article("poland-announcement.txt").data))
    at = data
    for step in place[:-1]:
        at = at[int(step)] if isinstance(at, list) else at[step]
    at[int(place[-1]) if isinstance(at, list) else place[-1]] = value
    assert (fault(data, schema()) is None) == VALIDATOR.is_valid(data)
