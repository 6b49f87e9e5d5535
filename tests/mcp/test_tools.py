"""The tools, asked by a client of the protocol: in this process, and over standard input."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.types import TextContent

from servanda.dossier.desk import Desk, Limits
from servanda.mcp.server import questions, server
from servanda.mcp.tool import Tools

ON = date(2026, 11, 24)
COMMAND = Path(sys.executable).with_name("servanda")
SENTENCE = "Lithuania left the Ottawa Convention on 8 May 2025"


@pytest.fixture(scope="module")
def tools() -> Iterator[Tools]:
    desk = Desk(Limits(workers=1))
    yield Tools(lambda: ON, desk, fetch=False)
    desk.close()


def ask(tools: Tools, name: str, **named: Any) -> Any:
    """Ask a tool through a client in this process; return its answer, or the words refused."""

    async def asked() -> Any:
        async with Client(server(tools)) as client:
            answer = await client.call_tool(name, named)
        (content,) = answer.content
        assert isinstance(content, TextContent)
        said = content.text
        if answer.is_error:
            return said
        assert json.loads(said) == answer.structured_content
        return answer.structured_content

    return asyncio.run(asked())


def test_every_tool_says_what_it_does_and_only_reads(tools: Tools) -> None:
    async def listed() -> Any:
        async with Client(server(tools)) as client:
            assert client.instructions
            return (await client.list_tools()).tools

    found = asyncio.run(listed())
    assert [one.name for one in found] == [one.__name__ for one in questions(tools)]
    for one in found:
        assert one.description
        assert one.annotations.read_only_hint is True
        assert one.annotations.destructive_hint is False
        for name, told in one.input_schema["properties"].items():
            assert told.get("description"), f"{one.name} {name}"


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("status", {"treaty": "mine ban treaty", "state": "Poland", "on": "2026-02-20"}),
        ("state", {"state": "Ukraine"}),
        ("parties", {"treaty": "APMBC", "basis": "deposit"}),
        ("parties", {"treaty": "NPT"}),
        ("exits", {"treaty": "Ottawa"}),
        ("effect", {"treaty": "APMBC", "kind": "withdrawal", "acted": "2025-08-20"}),
        ("check", {"text": SENTENCE}),
        ("read", {"text": f"{SENTENCE}, a minister said.", "published": "2025-05-09"}),
    ],
)
def test_every_answer_carries_its_grounds(tools: Tools, name: str, named: dict[str, str]) -> None:
    answer = ask(tools, name, **named)
    grounds = list(_grounds(answer))
    assert grounds
    assert any(ground["source"] or ground["article"] for ground in grounds)
    assert all(ground["text"] for ground in grounds)


def _grounds(answer: Any) -> Iterator[dict[str, Any]]:
    if isinstance(answer, dict):
        yield from answer.get("grounds", ())
        for value in answer.values():
            yield from _grounds(value)
    elif isinstance(answer, list):
        for one in answer:
            yield from _grounds(one)


def test_the_answers_are_those_of_the_commands(tools: Tools) -> None:
    told = ask(tools, "status", treaty="APMBC", state="POL", on="2026-02-19")
    assert (told["standing"], told["bound"], told["until"]) == ("leaving", True, "2026-02-20")
    known = ask(
        tools, "status", treaty="APMBC", state="POL", on="2026-03-01", known_on="2025-03-18"
    )
    assert (known["standing"], known["until"]) == ("party", None)
    assert ask(tools, "parties", treaty="APMBC", on="2025-03-18")["count"] == 164
    assert ask(tools, "check", text=SENTENCE)["claims"][0]["verdict"] == "contradicts"
    assert ask(tools, "exits", state="Chad")["exits"][0]["days_left"] == 245


@pytest.mark.parametrize(
    ("name", "named", "says"),
    [
        ("status", {"treaty": "Atlantis", "state": "POL"}, "unknown treaty"),
        ("status", {"treaty": "APMBC", "state": "Congo"}, "may be COD, COG"),
        ("status", {"treaty": "APMBC", "state": "POL", "on": "2026-02-30"}, "calendar"),
        ("status", {"treaty": "x" * 201, "state": "POL"}, "200 characters"),
        ("parties", {"treaty": "APMBC", "basis": "guess"}, "force"),
        ("effect", {"treaty": "APMBC", "kind": "notice", "acted": "2025-01-01"}, "kind of action"),
        ("check", {"text": " "}, "empty"),
        ("check", {"text": "x" * 20_001}, "20000 characters"),
        ("read", {}, "either text or url"),
        ("read", {"text": "x" * 100_001}, "100000 characters"),
        ("read", {"url": "http://127.0.0.1/"}, "nothing is fetched"),
        ("read", {"text": ""}, "empty"),
    ],
)
def test_what_cannot_be_answered_is_told(
    tools: Tools, name: str, named: dict[str, str], says: str
) -> None:
    answer = ask(tools, name, **named)
    assert isinstance(answer, str)
    assert says in answer
    assert len(answer) < 1000


def test_an_answer_that_is_too_long_is_refused(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servanda.mcp.tool.LONGEST_ANSWER", 1000)
    assert "ask for less" in ask(tools, "exits")


def test_the_inside_is_not_fetched() -> None:
    desk = Desk(Limits(workers=1))
    try:
        said = ask(Tools(lambda: ON, desk), "read", url="http://127.0.0.1/")
    finally:
        desk.close()
    assert "no public address" in said


def test_the_command_serves_over_standard_input(tmp_path: Path) -> None:
    async def asked() -> tuple[Any, Any]:
        started = StdioServerParameters(
            command=str(COMMAND),
            args=["mcp", "--on", "2026-11-24", "--no-fetch"],
            env={"SERVANDA_HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        )
        with (tmp_path / "errors").open("w", encoding="utf-8") as errors:
            async with Client(stdio_client(started, errlog=errors)) as client:
                counted = await client.call_tool("parties", {"treaty": "APMBC"})
                checked = await client.call_tool("check", {"text": SENTENCE})
        return counted.structured_content, checked.structured_content

    counted, checked = asyncio.run(asked())
    assert (counted["on"], counted["count"]) == ("2026-11-24", 161)
    assert checked["claims"][0]["correction"]
    assert (tmp_path / "errors").read_text(encoding="utf-8") == ""


def test_arguments_that_do_not_fit_are_told_in_a_sentence(tools: Tools) -> None:
    said = ask(tools, "effect", treaty="APMBC", kind="withdrawal")
    assert said == "effect: acted: field required"
