"""A user's spaCy pipeline: its span groups are attributions; what is unsound is refused."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from servanda.errors import Refused
from servanda.reading.attribution.pipeline import Pipeline, pipeline
from servanda.reading.attribution.read import attributions
from servanda.reading.document import document

TEXT = "The minister said that Norway stays. It rained."


@dataclass(frozen=True)
class Part:
    """A span of spaCy, as far as it is looked at."""

    start_char: int
    end_char: int
    id_: str = ""
    kb_id_: str = ""


@dataclass(frozen=True)
class Doc:
    text: str
    spans: Mapping[str, Sequence[Part]]


@dataclass(frozen=True)
class Nlp:
    """A pipeline of spaCy, as far as it is looked at."""

    spans: Mapping[str, Sequence[Part]]
    lang: str = "en"
    max_length: int = 1_000_000
    texts: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> Doc:
        self.texts.append(text)
        return Doc(text, self.spans)


GROUPS = {
    "source": [Part(0, 12, "1")],
    "cue": [Part(13, 17, "1")],
    "content": [Part(18, 35, "1")],
}


def test_spans_of_one_id_are_one_attribution() -> None:
    (one,), caveats = _heard(Nlp(GROUPS))
    assert one == ("The minister", "said", "that Norway stays")
    assert caveats == []


def test_a_kb_id_links_where_there_is_no_id() -> None:
    linked = {
        kind: [Part(part.start_char, part.end_char, "", "Q1") for part in parts]
        for kind, parts in GROUPS.items()
    }
    assert _heard(Nlp(linked))[0] == [("The minister", "said", "that Norway stays")]


def test_a_pipeline_without_these_groups_finds_nothing() -> None:
    assert _heard(Nlp({"sc": [Part(0, 3, "1")]})) == ([], [])


@pytest.mark.parametrize(
    "more",
    [
        {"content": [Part(37, 39)]},
        {"content": [Part(37, 390, "2")]},
        {"content": [Part(-4, 3, "2")]},
        {"content": [Part(5, 5, "2")]},
        {"source": [Part(37, 39, "2")]},
        {"cue": [Part(40, 46, "2"), Part(37, 39, "2")], "content": [Part(0, 12, "2")]},
        {"content": [Part(18, 35, "2"), Part(20, 25, "2")]},
    ],
)
def test_what_is_unsound_is_refused_and_counted(more: Mapping[str, Sequence[Part]]) -> None:
    groups = {kind: [*GROUPS[kind], *more.get(kind, ())] for kind in GROUPS}
    found, (caveat,) = _heard(Nlp(groups))
    assert found == [("The minister", "said", "that Norway stays")]
    assert caveat.startswith("attributions-refused: 1 of 2 ")


def test_offsets_into_another_text_mean_nothing() -> None:
    changed = Pipeline(lambda text: Doc(text.lower(), GROUPS))
    found, (caveat,) = attributions(document(TEXT.encode()), changed)
    assert (found, caveat.code) == (None, "reader-failed")


def test_a_text_too_long_for_the_pipeline_is_left_to_the_rules() -> None:
    nlp = Nlp(GROUPS, max_length=20)
    found, (caveat,) = attributions(document(TEXT.encode()), Pipeline(nlp))
    assert (found, caveat.code, nlp.texts) == (None, "reader-failed", [])


@pytest.mark.parametrize(("language", "is_asked"), [("en", True), ("xx", True), ("pl", False)])
def test_another_language_is_left_to_the_rules(language: str, is_asked: bool) -> None:
    nlp = Nlp(GROUPS, lang=language)
    found, caveats = attributions(document(TEXT.encode()), Pipeline(nlp))
    assert ((found is not None), bool(nlp.texts), caveats) == (is_asked, is_asked, ())


def test_a_pipeline_is_loaded_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = SimpleNamespace(load={"a_pipeline": Nlp(GROUPS)}.__getitem__)
    monkeypatch.setitem(sys.modules, "spacy", fake)
    assert isinstance(pipeline("a_pipeline").nlp, Nlp)


def test_without_spacy_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(Refused, match="pip install spacy"):
        pipeline("en_core_web_sm")


def _heard(nlp: Nlp) -> tuple[list[tuple[str, ...]], list[str]]:
    found, caveats = attributions(document(TEXT.encode()), Pipeline(nlp))
    words = [
        tuple(span.of(TEXT) for span in (*one.source, one.cue or one.content[0], *one.content))
        for one in found or ()
    ]
    return words, [f"{one.code}: {one.text}" for one in caveats]
