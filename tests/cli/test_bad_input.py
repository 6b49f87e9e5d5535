"""Whatever the input: one clear line, exit status 2 or 3, within 10 seconds and 1 GiB."""

import json
import random
import subprocess
from pathlib import Path

import pytest

from tests.cli.answer import Answer, sole_line
from tests.cli.conftest import COMMAND, Ask

LONG = 250_000
"""Characters of a long text; the time grows with the length, so a longer one takes its share."""
SECONDS, MEBIBYTES = 10, 1024
WORDS = "Poland will leave the Ottawa Convention, the minister said. "
HOSTILE: dict[str, tuple[bytes, int]] = {
    "empty": (b"", 3),
    "only blanks": (b" \n\t\n", 3),
    "no recognisable encoding": (random.Random(7).randbytes(4000), 3),
    "binary": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 64, 3),
    "a line of 50 MB": (b"leaving the treaty " * (50_000_000 // 19), 2),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", 2),
}


def bounded(answer: Answer, status: int) -> str:
    """Return the one line, after checking status, time and memory."""
    line = sole_line(answer)
    assert answer.status == status, line
    assert answer.seconds < SECONDS
    assert answer.mebibytes < MEBIBYTES
    return line


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_article_ends_in_one_line(run: Ask, tmp_path: Path, kind: str) -> None:
    raw, status = HOSTILE[kind]
    file = tmp_path / "article.txt"
    file.write_bytes(raw)
    assert "article.txt" in bounded(run("read", file), status)


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_same_holds_for_standard_input(run: Ask, tmp_path: Path, kind: str) -> None:
    raw, status = HOSTILE[kind]
    file = tmp_path / "article.txt"
    file.write_bytes(raw)
    bounded(run("read", "-", "--json", stdin=file), status)


def test_a_pdf_is_refused_with_a_hint(run: Ask, tmp_path: Path) -> None:
    file = tmp_path / "notice.pdf"
    file.write_bytes(HOSTILE["a PDF"][0])
    assert "text" in bounded(run("read", file), 2)


@pytest.mark.parametrize("closing", ["", "</div>"], ids=["left open", "closed"])
def test_a_hundred_thousand_nested_tags_are_read_or_refused(
    run: Ask, tmp_path: Path, closing: str
) -> None:
    file = tmp_path / "deep.html"
    deep = 100_000
    file.write_text(f"<html><body>{'<div>' * deep}{WORDS}{closing * deep}</body></html>")
    answer = run("read", file, "--json")
    assert answer.status in (0, 2, 3)
    assert answer.seconds < SECONDS
    assert answer.mebibytes < MEBIBYTES
    if answer.status:
        sole_line(answer)


@pytest.mark.parametrize(
    "words",
    [
        ("status", "Otawa"),
        ("parties", "mine bann treaty"),
        ("exits", "APMCB"),
        ("effect", "Otawa", "withdrawal", "2025-08-20"),
        ("treaty", "Rome Statut"),
    ],
    ids=" ".join,
)
def test_an_unknown_treaty_is_refused_and_near_names_are_offered(
    ask: Ask, words: tuple[str, ...]
) -> None:
    answer = ask(*words)
    assert answer.status == 2
    assert "near: " in sole_line(answer)


@pytest.mark.parametrize("words", [("state", "Polnad"), ("status", "APMBC", "Lithuana")])
def test_an_unknown_state_is_refused_and_near_names_are_offered(
    ask: Ask, words: tuple[str, ...]
) -> None:
    answer = ask(*words)
    assert answer.status == 2
    line = sole_line(answer)
    assert "unknown state" in line
    assert "near: " in line


@pytest.mark.parametrize("written", ["2025-02-30", "20250318", "2025-3-18", "18.3.2025", "", "x"])
@pytest.mark.parametrize(
    "words",
    [
        ("status", "APMBC", "POL", "--on"),
        ("parties", "APMBC", "--known-on"),
        ("read", "-", "--published"),
        ("effect", "APMBC", "withdrawal"),
    ],
    ids=" ".join,
)
def test_a_day_that_is_none_is_refused(ask: Ask, words: tuple[str, ...], written: str) -> None:
    answer = ask(*words, written)
    assert answer.status == 2
    assert "YYYY-MM-DD" in sole_line(answer)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("watch",), "unknown command: 'watch'; `servanda --help` lists them"),
        (("status", "APMBC", "--on", "20/03/2025"), "'20/03/2025' is no day; write YYYY-MM-DD"),
        (("status", "Poland"), "unknown treaty: 'Poland'; that is a state"),
        (("changes", "Korea", "--since", "2025-01-01"), "unknown treaty: 'Korea'"),
        (("state", "Ottawa"), "unknown state: 'Ottawa'; that is a treaty"),
        (
            ("effect", "APMBC", "notice", "2025-08-20"),
            "unknown kind of action: 'notice'; near: consent, ratification, accession, "
            "acceptance, approval, succession, withdrawal",
        ),
        (
            ("status", "APMBC", "POL", "--suppose", "withdraw"),
            "--suppose: 'withdraw' names no day; write 'withdraw 2027-01-15'",
        ),
        (
            ("status", "APMBC", "USA", "--suppose", "withdraw 2027-01-15"),
            "withdraw 2027-01-15: United States, Ottawa Convention: outside on that day, "
            "cannot do so",
        ),
        (
            ("refresh", "--accept", "zzz"),
            "unknown treaty or id of a line (ten signs, as the difference shows it): 'zzz'",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_refusal_names_what_is_wrong_and_no_more(
    ask: Ask, words: tuple[str, ...], told: str
) -> None:
    answer = ask(*words)
    assert answer.status == 2
    assert sole_line(answer) == f"servanda: {told}"


def test_a_table_that_is_not_utf_8_is_named(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes("treaty,state,kind,acted\nAPMBC,Côte d'Ivoire,x,y\n".encode("cp1252"))
    answer = ask("effects", str(file))
    assert answer.status == 3
    assert f"{file}: not UTF-8" in answer.err
    assert "line 0" not in answer.err


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_time_is_refused(ask: Ask, on: str) -> None:
    answer = ask("effect", "APMBC", "withdrawal", on)
    assert answer.status == 2
    sole_line(answer)


def test_a_text_published_after_the_day_of_asking_is_told_beside_a_brief(ask: Ask) -> None:
    days = ("--published", "2030-01-01", "--on", "2025-01-01")
    answer = ask("read", "-", "--brief", *days, stdin=WORDS.encode())
    assert answer.status == 0
    (told,) = answer.err.splitlines()
    assert "1 January 2030, lies after the day of asking" in told


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (b"treaty,state,acted\nAPMBC,POL,2025-08-20\n", "kind"),
        (b"", "treaty"),
        (b"treaty;state;kind;acted\n", "treaty"),
        (b"treaty,state,kind,acted\n\xff\xfe,POL,withdrawal,2025-08-20\n", "UTF-8"),
        (b'treaty,state,kind,acted\n"APMBC,POL,withdrawal,2025-08-20\n', "line"),
        (b"treaty,state,kind,acted\n" + b"x" * 5_000_000 + b"\n", "line"),
    ],
    ids=["a column missing", "empty", "semicolons", "no UTF-8", "an open quote", "a long line"],
)
def test_a_table_that_is_none_is_malformed(ask: Ask, table: bytes, named: str) -> None:
    answer = ask("effects", "-", stdin=table)
    assert answer.status == 3
    assert named in answer.err
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["read", "effects"])
def test_a_file_that_is_not_there_is_refused(ask: Ask, tmp_path: Path, command: str) -> None:
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / "none.jsonl"):
        answer = ask(command, str(path))
        assert answer.status == 2
        assert str(path) in sole_line(answer)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("raed",),
        ("status",),
        ("status", "APMBC", "POL", "LTU"),
        ("parties", "APMBC", "--basis", "hearsay"),
        ("read", "-", "--json", "--brief"),
        ("read", "-", "--nonsense"),
        ("status", "APMBC", "POL", "--json", "--csv"),
        ("status", "APMBC", "POL", "--on", "2025-01-01", "--on", "2026-01-01"),
        ("export", "mentions", "--dossiers", "none", "--out", "x"),
        ("export", "--site", "x", "--dossiers", "none"),
        ("effect", "APMBC", "divorce", "2025-08-20"),
        ("status", "APMBC", ""),
        ("status", "x" * 10_000),
        ("status", "APMBC\x1b[2J"),
        ("read", "http://127.0.0.1/article"),
        ("check", "x" * 50_000),
    ],
    ids=lambda words: " ".join(words)[:40] or "nothing",
)
def test_usage_is_refused_in_one_line(ask: Ask, words: tuple[str, ...]) -> None:
    answer = ask(*words)
    assert answer.status == 2
    sole_line(answer)


@pytest.mark.parametrize("text", ["", "  \n", "half a character \udcff"])
def test_a_sentence_that_cannot_be_read_is_malformed(ask: Ask, text: str) -> None:
    answer = ask("check", text)
    assert answer.status == 3
    sole_line(answer)


def test_what_cannot_be_written_is_told_in_one_line(run: Ask, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(WORDS)
    for words in (("read", file, "--html"), ("feed", "--out")):
        answer = run(*words, file / "none" / "page.html")
        assert answer.status == 2
        sole_line(answer)


def test_a_folder_that_is_not_there_is_made_by_whatever_writes_a_file(
    ask: Ask, tmp_path: Path
) -> None:
    page, feed = tmp_path / "a" / "b" / "page.html", tmp_path / "c" / "feed.xml"
    assert ask("read", "-", "--html", str(page), stdin=WORDS.encode()).status == 0
    assert ask("feed", "--out", str(feed)).status == 0
    assert page.is_file()
    assert feed.is_file()


def test_a_home_that_is_no_folder_is_refused(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.write_text("", encoding="utf-8")
    monkeypatch.setenv("SERVANDA_HOME", str(home))
    answer = ask("status", "APMBC", "POL")
    assert answer.status == 2
    assert "SERVANDA_HOME" in sole_line(answer)


def test_lines_of_a_batch_that_cannot_be_read_are_counted(ask: Ask, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": WORDS, "date": "2025-03-20"}).encode(),
        b"{not json",
        b'["no object"]',
        b'{"id": "no text"}',
        b'{"text": "no id"}',
        json.dumps({"id": "no day", "text": WORDS, "date": "2025-02-30"}).encode(),
        b'{"id": "half a character", "text": "\\ud800"}',
        b'{"id": "deep", "text": ' + b"[" * 200_000,
        b"\xff\xfe\x00",
        json.dumps({"id": "b", "text": WORDS, "date": None, "title": "Leaving"}).encode(),
    ]
    file = tmp_path / "articles.jsonl"
    file.write_bytes(b"\n".join(lines))
    answer = ask("read", str(file))
    assert answer.status == 0
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ["a", "b"]
    told = answer.err.splitlines()
    numbers = [line.partition(": line ")[2].partition(":")[0] for line in told[:-1]]
    assert numbers == ["2", "3", "4", "5", "6", "7", "8", "9"]
    assert "8 of 10 lines" in told[-1]


def test_blank_lines_of_a_batch_count_as_lines(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "articles.ndjson"
    file.write_text('\n\n{"id": "a", "text": "Poland said so."}\nno object\n')
    answer = ask("read", str(file))
    assert answer.status == 0
    assert json.loads(answer.out)["id"] == "a"
    first, last = answer.err.splitlines()
    assert "line 4: no JSON" in first
    assert "1 of 2 lines" in last


@pytest.mark.parametrize("raw", ["", "\n \n"])
def test_a_batch_without_a_line_is_malformed(ask: Ask, tmp_path: Path, raw: str) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(raw)
    answer = ask("read", str(file))
    assert answer.status == 3
    assert str(file) in sole_line(answer)


def test_a_batch_on_standard_input_is_one(ask: Ask) -> None:
    lines = [json.dumps({"id": one, "text": WORDS}) for one in ("a", "b")]
    answer = ask("read", "-", stdin="\n".join(lines).encode())
    assert answer.status == 0
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ["a", "b"]


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_file_name_of_any_bytes_is_shown_as_far_as_it_can_be(
    run: Ask, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "na\udcefve.txt"
    file.write_text(WORDS)
    page = tmp_path / "page.html"
    wanted = {"text": (), "json": ("--json",), "html": ("--html", page)}[form]
    answer = run("read", file, *wanted)
    assert answer.status == 0, answer.err
    shown = page.read_text(encoding="utf-8") if form == "html" else answer.out
    assert form == "text" or "na\ufffdve.txt" in shown


@pytest.mark.parametrize("form", [(), ("--json",), ("--brief",)], ids=str)
def test_an_output_of_few_letters_gets_escapes_for_the_rest(
    run: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    file = tmp_path / "article.txt"
    file.write_text("Władysław Kosiniak said that Poland will leave the Ottawa Convention.")
    answer = run("read", file, *form)
    assert answer.status == 0, answer.err
    assert r"W\u0142adys\u0142aw" in answer.out


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("status APMBC POL >&-", "output"),
        ("read - <&-", "input"),
        ("check - <&-", "input"),
        ("effects - <&-", "input"),
    ],
)
def test_a_closed_stream_is_told_in_one_line(words: str, closed: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" {words}', COMMAND], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [f"servanda: standard {closed} is closed"]


@pytest.mark.parametrize(
    "piece",
    [WORDS, "leaving the treaty ", ", said", "“Poland ”", "“Poland said ", "Poland left.\n", "a"],
    ids=["prose", "one sentence", "commas", "quotations", "open quotations", "lines", "a word"],
)
def test_a_long_text_is_read_in_time_whatever_repeats_in_it(
    run: Ask, tmp_path: Path, piece: str
) -> None:
    file = tmp_path / "long.txt"
    file.write_text((piece * (LONG // len(piece)))[:LONG], encoding="utf-8")
    answer = run("read", file, "--json")
    assert answer.status == 0
    assert answer.seconds < SECONDS
    assert answer.mebibytes < MEBIBYTES
