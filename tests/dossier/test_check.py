"""One sentence typed in, judged through the same reading and assessment as an article."""

from datetime import date

import pytest

from servanda.dossier import check, dossier
from servanda.reading.document import document
from servanda.terms.assessment import Verdict

TODAY = date(2026, 11, 24)


def test_a_vote_taken_for_an_exit_is_corrected_with_a_sentence_to_paste() -> None:
    (one,) = check("Lithuania left the Ottawa Convention on 8 May 2025", TODAY).assessments.claims
    assert one.verdict is Verdict.CONTRADICTS
    assert one.correction == (
        "Lithuania left the Ottawa Convention on 27 December 2025; "
        "8 May 2025 is the day of the vote in parliament."
    )


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Ukraine has left the Ottawa Convention.", Verdict.CONTRADICTS),
        ("The Ottawa Convention has been ratified by 164 countries.", Verdict.CONTRADICTS),
        ("The Ottawa Convention has been ratified by over 160 countries.", Verdict.AGREES),
        ("Poland left the Ottawa Convention in February 2026.", Verdict.AGREES),
        ("The Ottawa Convention entered into force in 2009.", Verdict.CONTRADICTS),
        ("The United States left the WHO in July 2020.", Verdict.CONTRADICTS),
    ],
)
def test_a_sentence_gets_its_verdict(sentence: str, verdict: Verdict) -> None:
    found = check(sentence, TODAY)
    assert [one.verdict for one in found.assessments.claims] == [verdict]


def test_a_sentence_without_a_day_is_judged_for_today_and_says_so() -> None:
    found = check("Poland is a party to the Ottawa Convention.", TODAY)
    shown = found.to_json()
    assert shown["document"]["published"] is None
    assert "judged-today" in [one["code"] for one in shown["warnings"]]
    assert "published-unknown" not in [one["code"] for one in shown["warnings"]]


def test_the_day_of_publication_decides() -> None:
    sentence = "Poland is a party to the Ottawa Convention."
    before = check(sentence, TODAY, published=date(2026, 2, 19)).assessments.claims
    after = check(sentence, TODAY, published=date(2026, 2, 20)).assessments.claims
    assert [one.verdict for one in (*before, *after)] == [Verdict.AGREES, Verdict.CONTRADICTS]


def test_an_article_without_a_day_of_publication_is_told_so_once() -> None:
    text = document(b"Over 160 states have ratified the Ottawa Convention. It is a fine day.")
    shown = dossier(text, TODAY).to_json()
    codes = [one["code"] for one in shown["warnings"]]
    assert codes.count("published-unknown") == 1
