"""Rules and another reader: one statement for one cue, in the words of the reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.reading.attribution.attribution import Attribution
from servanda.reading.document import document
from servanda.reading.read import read
from servanda.terms.document import Document
from servanda.terms.finding import Mode, Speaker, Statement
from servanda.terms.span import Span


@dataclass(frozen=True)
class Fake:
    """A reader that yields what it is told to."""

    found: tuple[Attribution, ...]

    def attributions(self, document: Document) -> Iterable[Attribution]:
        return self.found


def told(text: str, *found: tuple[str, str, str], doubtful: bool = False) -> dict[str, Statement]:
    """Return the statements by their cues; ``found`` are sources, cues and contents by words."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    reader = Fake(
        tuple(
            Attribution(
                (span(content),), span(cue), (span(source),) if source else (), doubtful=doubtful
            )
            for source, cue, content in found
        )
    )
    read_ = read(document(text.encode()), reader)
    return {one.cue.of(text): one for one in read_.statements if one.cue is not None}


def test_of_two_contents_that_are_nearly_one_the_reader_has_the_exact_one() -> None:
    text = "The minister urged all of them to stay in the treaty. It rained."
    one = told(text, ("The minister", "urged", "all of them to stay in the treaty"))["urged"]
    assert [span.of(text) for span in one.content] == ["all of them to stay in the treaty"]


def test_what_the_rules_alone_have_is_left_out_but_for_quotations() -> None:
    text = 'The minister warned that it was late. "We stay," said Anna Brandt. Oslo hopes so.'
    assert set(told(text, ("Oslo", "hopes", "so"))) == {"said", "hopes"}
    assert told(text, ("Oslo", "hopes", "so"))["said"].source.name == "Anna Brandt"


def test_what_a_reader_doubts_holds_where_the_rules_have_its_cue() -> None:
    text = "The minister said that Norway would stay. Oslo looks at the clock."
    first = ("The minister", "said", "that Norway would stay")
    assert set(told(text, first, ("Oslo", "looks", "at the clock"), doubtful=True)) == {"said"}


def test_a_dateline_is_not_of_the_source() -> None:
    text = "NIAMEY - Mali and Niger declared that they were leaving, Anna Brandt, said."
    found = told(
        text,
        ("NIAMEY - Mali and Niger", "declared", "that they were leaving"),
        ("Anna Brandt,", "said", "Mali and Niger declared that they were leaving"),
    )
    assert found["declared"].source.text == "Mali and Niger"
    assert found["said"].source.text == "Anna Brandt"


def test_a_source_that_is_but_a_sign_stays_as_it_is() -> None:
    assert told("Norway, said that it would stay.", (",", "said", "that it would stay"))


def test_a_content_that_is_told_otherwise_is_the_readers() -> None:
    text = "The minister said that Norway would stay and campaigners from all over Europe cheered."
    one = told(text, ("The minister", "said", "that Norway would stay"))["said"]
    assert [span.of(text) for span in one.content] == ["that Norway would stay"]


def test_who_is_named_nowhere_is_not_the_last_who_spoke() -> None:
    text = 'Anna Brandt said: "We stay." Norway is expected to leave the pact.'
    one = told(text, ("", "is expected", "to leave the pact"))["is expected"]
    assert (one.source.text, one.source.name) == (None, None)


def test_two_cues_for_the_same_words_are_one_statement() -> None:
    text = "Belor confirmed in an e-mail to Reuters that it makes parts for lamps and for pumps."
    found = told(
        text,
        ("Belor", "confirmed", "that it makes parts for lamps and for pumps"),
        ("Belor", "e-mail to", "that it makes parts for lamps and for pumps"),
    )
    assert list(found) == ["confirmed"]


def test_what_the_reader_does_not_find_stays() -> None:
    text = 'The vote is near. "It is over," said Tom Ferris of the Harbour League.'
    assert set(told(text)) == {"said"}


def test_a_quotation_goes_on_for_who_spoke_not_for_whom_he_quotes() -> None:
    text = '"The neighbours say that it is right," said Tom Ferris. "We are leaving." It rained.'
    found = told(text, ("The neighbours", "say", "that it is right"))
    assert [span.of(text) for span in found["said"].content][-1] == '"We are leaving."'
    assert found["say"].mode is Mode.INDIRECT
    assert found["say"].within == found["said"].id


def test_a_cue_holds_what_stands_before_its_verb() -> None:
    text = "The minister has also said that Norway would stay in the treaty. It rained."
    found = told(text, ("The minister", "has also said", "that Norway would stay in the treaty"))
    assert list(found) == ["has also said"]


def test_the_rules_keep_what_stands_on_the_other_side_of_a_cue() -> None:
    text = "If others left, Anna Brandt conceded, Norway would do the same within months."
    one = told(text, ("Anna Brandt", "conceded", "Norway would do the same within months"))
    parts = [span.of(text) for span in one["conceded"].content]
    assert parts == ["If others left", "Norway would do the same within months"]


def test_a_gerund_that_opens_a_sentence_is_nobodys_name() -> None:
    text = "Anna Brandt warned that time was short. Leaving would require a law, she said."
    found = told(
        text,
        ("Anna Brandt", "warned", "that time was short"),
        ("Leaving", "would require", "a law"),
        ("she", "said", "Leaving would require a law"),
    )
    assert found["said"].source.name == "Anna Brandt"
    assert found["would require"].source.name is None


def test_another_who_tells_of_ones_will_tells_of_the_act() -> None:
    text = "The Harbour League said that Norway intends to leave the Ottawa Convention."
    reader_says = (
        ("The Harbour League", "said", "that Norway intends to leave the Ottawa Convention"),
        ("Norway", "intends", "to leave the Ottawa Convention"),
    )

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    found = tuple(Attribution((span(c),), span(q), (span(s),)) for s, q, c in reader_says)
    reading = read(document(text.encode()), Fake(found))
    cues = {one.id: one.cue.of(text) for one in reading.statements if one.cue}
    assert [cues[one.statement or ""] for one in reading.acts] == ["said"]


def test_a_content_on_both_sides_of_its_cue_is_not_cut_to_what_the_rules_know() -> None:
    text = (
        "These guards, Karl Vaas explained earlier in the hearing, were “well-paid” by the port."
    )
    pieces = ("These guards", "were “well-paid” by the port")
    spans = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    cue, source = (Span(text.index(w), text.index(w) + len(w)) for w in ("explained", "Karl Vaas"))
    reading = read(document(text.encode()), Fake((Attribution(spans, cue, (source,)),)))
    assert [span.of(text) for span in reading.statements[0].content] == list(pieces)


def test_who_is_to_do_it_is_whom_the_words_were_given_to() -> None:
    text = "The League urged the president not to sign the bill. It rained in the harbour."
    found = told(text, ("The League", "urged", "the president not to sign the bill"))
    assert found["urged"].addressee == "the president"


def test_several_who_are_asked_are_all_hearers() -> None:
    text = "The League urged Finland, Poland and Estonia not to leave. It rained in the harbour."
    found = told(text, ("The League", "urged", "Finland, Poland and Estonia not to leave"))
    assert found["urged"].addressee == "Finland, Poland and Estonia"


def test_a_content_does_not_begin_behind_its_article() -> None:
    text = "The League told the harbour board to keep its promises. It rained in the harbour."
    one = told(text, ("The League", "told", "harbour board to keep its promises"))["told"]
    assert [span.of(text) for span in one.content] == ["the harbour board to keep its promises"]


def test_a_verb_written_together_with_a_source_is_no_part_of_it() -> None:
    text = "I’ve made clear that Norway would stay."
    one = told(text, ("I’ve", "made clear", "that Norway would stay"))["made clear"]
    assert one.source.span is not None
    assert one.source.span.of(text) == "I"


def test_a_preposition_that_a_cue_ends_with_is_not_of_the_content() -> None:
    text = "The minister cautioned against panic."
    one = told(text, ("The minister", "cautioned against", "panic"))["cautioned against"]
    assert [span.of(text) for span in one.content] == ["panic"]
    text = "The minister said in a statement that Norway would stay."
    assert "said" in told(text, ("The minister", "said in a statement", "that Norway would stay"))


def test_where_nobody_is_told_to_say_so_the_rules_name_nobody_but_for_a_quotation() -> None:
    text = (
        "Ada Brandt warned that it was late. The man believed to be a spy left."
        " “Norway will stay,” the minister said."
    )
    found = told(text, ("", "believed", "to be a spy"), ("", "said", "“Norway will stay,”"))
    assert found["believed"].source == Speaker()
    assert found["said"].source.span is not None


def test_a_cue_whose_only_word_is_quoted_may_tell() -> None:
    text = "The minister is “very concerned” at the lack of progress."
    assert told(text, ("The minister", "is “very concerned” at", "the lack of progress"))


def test_what_a_clause_is_about_is_not_all_that_is_said() -> None:
    text = "It is a move they justify as a response to the war."
    one = told(text, ("they", "justify", "a move"))["justify"]
    assert [span.of(text) for span in one.content] == ["as a response to the war"]


def test_what_is_to_be_is_told_without_a_source() -> None:
    text = "The minister is to resign on Friday, and the treaty is under attack."
    found = told(text, ("", "is", "to resign on Friday"), ("", "is under", "attack"))
    assert found["is"].source.span is None
    assert "is under" not in found


def test_states_named_behind_what_they_are_called_are_the_source() -> None:
    text = "Three other states - Burkina Faso, Mali and Niger - declared that they would leave."
    source = "Three other states - Burkina Faso, Mali and Niger"
    one = told(text, (source, "declared", "that they would leave"))["declared"]
    assert one.source.ref == ("BFA", "MLI", "NER")
