"""What deceives the eye is found, shown and told; honest texts in any script are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.delivery.deceit import deceits, mixed, pieces
from servanda.delivery.page import shown

HONEST = (
    "Poland left the Ottawa Convention.",
    "Польша вышла из Оттавской конвенции.",
    "Η Πολωνία αποχώρησε",
    "Польща (Poland) вийшла",
    "بولندا تنسحب",
    "日本はポーランドと",
    "Łódź, Košice, Reykjavík, naïve",
    "می\u200cخواهند",
    "α-particles and β-decay",
)


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_text_is_left_alone(text: str) -> None:
    assert deceits(text) == ()
    assert "<" not in shown(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("P\u043eland left", "mixed-scripts"),
        ("\u0420oland", "mixed-scripts"),
        ("Lithu\u0251nia Esto\u03bdia", "mixed-scripts"),
        ("left \u202enot\u202c", "direction-turned"),
        ("Pol\u200band", "invisible-characters"),
        ("Pol\u2060and", "invisible-characters"),
    ],
)
def test_a_deceptive_text_is_told_of_and_marked(text: str, code: str) -> None:
    assert code in [one.code for one in deceits(text)]
    assert 'class="mixed"' in shown(text) or 'class="control"' in shown(text)


@given(st.text())
def test_the_pieces_together_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text


@given(st.text(alphabet="Polandаеорсх\u202e\u200b <&\"'"))
def test_what_is_shown_holds_no_markup_but_ours(text: str) -> None:
    rest = str(shown(text))
    for ours in ('<bdi class="control" data-code="', '<span class="mixed" data-scripts="'):
        rest = rest.replace(ours, "")
    assert rest.count("<") == rest.count("</bdi>") + rest.count("</span>")


def test_a_word_of_one_script_is_not_mixed() -> None:
    assert mixed("Ottawa") == mixed("Оттава") == ()
    assert mixed("Ottаwa") == ("Latin", "Cyrillic")
