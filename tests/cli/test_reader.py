"""``--reader``: the reader that is named is asked, or one line says why it cannot be."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.cli.answer import sole_line
from tests.cli.conftest import Ask
from tests.reading.attribution.hostile import entries, entry, serving

TEXT = b"The minister said that Norway stays. It rained in Oslo.\n"
CONTENT = "that Norway stays"
KEY = "XYZZY-4711"


def test_an_endpoint_is_asked_with_the_key_of_the_environment(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERVANDA_LLM_KEY", KEY)
    found = [entry(CONTENT, "said", "The minister"), entry("that it ends", "said", None)]
    with serving(lambda line: line.send(entries(*found))) as server:
        who = f"llm:@cf/a-model@{server.base}"
        answer = ask("read", "-", "--json", "--reader", who, stdin=TEXT)
    (line,) = server.asked
    assert line.body["model"] == "@cf/a-model"
    assert f"authorization: Bearer {KEY}".lower() in line.headers.lower()
    assert answer.status == 0, answer.err
    (statement,) = answer.json["statements"]
    assert TEXT.decode()[slice(*statement["content"][0])] == CONTENT
    assert "attributions-refused" in [one["code"] for one in answer.json["warnings"]]
    assert KEY not in answer.out + answer.err


def test_a_batch_tells_what_each_line_lacks(ask: Ask, tmp_path: Path) -> None:
    lines = tmp_path / "texts.jsonl"
    lines.write_text(json.dumps({"id": 1, "text": TEXT.decode()}) + "\n", encoding="utf-8")
    with serving(lambda line: None) as server:
        answer = ask("read", str(lines), "--reader", f"llm:m@{server.base}")
    assert answer.status == 0
    assert "reader-failed" in [one["code"] for one in answer.json["warnings"]]


def test_a_brief_does_not_hide_that_the_reader_failed(ask: Ask) -> None:
    with serving(lambda line: None) as server:
        answer = ask("read", "-", "--brief", "--reader", f"llm:m@{server.base}", stdin=TEXT)
    assert answer.status == 0
    (told,) = answer.err.splitlines()
    assert told.startswith("servanda: The model did not read characters 0 to ")


def test_a_pipeline_is_loaded_once_for_a_batch(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    def load(name: str) -> Any:
        loaded.append(name)
        return lambda text: SimpleNamespace(text=text, spans={})

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    lines = tmp_path / "texts.jsonl"
    line = json.dumps({"id": 1, "text": TEXT.decode()}) + "\n"
    lines.write_text(line * 3, encoding="utf-8")
    answer = ask("read", str(lines), "--reader", "spacy:once")
    assert (answer.status, len(answer.out.splitlines()), loaded) == (0, 3, ["once"])


@pytest.mark.parametrize(
    "who",
    [
        "nobody", "", "llm:", "llm:model", "llm:@https://models.example", "llm:m@models.example",
        "llm:m@http://models.example/v1", "llm:m@file:///etc/passwd", "llm:m\n@https://a.example",
        "spacy:",
    ],
)  # fmt: skip
def test_a_reader_that_cannot_be_is_refused_in_a_line(
    ask: Ask, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    answer = ask("read", "-", "--reader", who, stdin=TEXT)
    assert answer.status == 2
    sole_line(answer)


def test_a_key_that_cannot_be_sent_is_refused_and_not_shown(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERVANDA_LLM_KEY", f"{KEY} and more")
    answer = ask("read", "-", "--reader", "llm:m@https://models.example", stdin=TEXT)
    assert answer.status == 2
    assert KEY not in sole_line(answer)


def test_without_the_extra_it_is_said_what_to_install(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    answer = ask("read", "-", "--reader", "llm:other@https://models.example", stdin=TEXT)
    assert answer.status == 2
    assert "servanda[llm]" in sole_line(answer)


def test_a_folder_without_a_model_is_malformed(ask: Ask, tmp_path: Path) -> None:
    answer = ask("read", "-", "--reader", str(tmp_path), stdin=TEXT)
    assert answer.status == 3
    assert "missing" in sole_line(answer)


def test_a_pipeline_that_cannot_be_loaded_is_refused(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> Any:
        raise OSError(f"[E050] Can't find model {name!r}.\nIt is no package.")

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    answer = ask("read", "-", "--reader", "spacy:missing", stdin=TEXT)
    assert answer.status == 2
    assert "Can't find model 'missing'" in sole_line(answer)


def test_a_pipeline_that_fails_leaves_the_text_to_the_rules(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nlp(text: str) -> Any:
        raise KeyError(KEY)

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=lambda name: nlp))
    answer = ask("read", "-", "--json", "--reader", "spacy:failing", stdin=TEXT)
    assert answer.status == 0
    (caveat,) = [one for one in answer.json["warnings"] if one["code"] == "reader-failed"]
    assert caveat["text"] == "The reader failed (KeyError); the rules alone were heard."
    assert (
        answer.json["statements"]
        == ask("read", "-", "--json", "--reader", "rules", stdin=TEXT).json["statements"]
    )
