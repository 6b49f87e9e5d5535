"""Names that mean one thing here and another there: every rule finds and ignores its examples."""

import pytest

from servanda.names.lexicon import lexicon
from servanda.names.sense import Sense, senses
from servanda.names.table import rows
from servanda.names.treaty import treaties

ORGANISATIONS = {row["id"] for row in rows("organisations.csv")}
RULES = [(of, rule) for of, rules in senses().items() for rule in rules]


@pytest.mark.parametrize(
    ("of", "rule"), RULES, ids=[f"{of}-{n}" for n, (of, _) in enumerate(RULES)]
)
def test_the_words_near_a_name_decide_in_the_examples_and_not_in_the_others(
    of: str, rule: Sense
) -> None:
    assert {of, rule.met or of, rule.unmet or of} <= set(treaties()) | ORGANISATIONS
    assert rule.finds
    assert rule.ignores
    assert all(rule.near.search(text) for text in rule.finds)
    assert not any(rule.near.search(text) for text in rule.ignores)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Prisoners are protected by the Geneva Convention.", ["GC1949"]),
        ("en", "A refugee may rely on the Geneva Convention.", ["REFUGEE"]),
        ("de", "Asyl im Sinne der Genfer Konvention", ["REFUGEE"]),
        ("de", "Kriegsverbrechen sind Verstöße gegen die Genfer Konvention.", ["GC1949"]),
        ("de", "der Nonproliferation Treaty und der Arms Trade Treaty", ["NPT", "ATT"]),
        ("en", "Will the Senate ratify the START treaty?", ["NEWSTART"]),
        ("en", "The START treaty that expires in December was signed in 1991.", []),
        ("en", "We have joined in the test ban treaty of 1963.", ["PTBT"]),
        ("en", "North Korea never signed the test ban treaty.", ["CTBT"]),
        ("en", "Russia left the INF in 2019; the fund INF rose.", ["INF"]),
        ("en", "INF missiles were destroyed; CFE talks went on.", []),
        ("en", "The mayor of Ottawa met the London Convention Bureau.", []),
        ("en", "Chama Cha Mapinduzi (CCM) won; Lithuania left.", []),
        ("en", "Lithuania left the CCM.", ["CCM"]),
        ("en", "The ECHR ruled on Tuesday. Article 3 forbids it.", []),
        ("en", "the ICC World Cup, said the cricket council ICC", []),
        ("pl", "Konwencja ottawska; z konwencji ottawskiej", ["APMBC", "APMBC"]),
        ("fi", "Ottawan sopimus, Ottawan sopimuksesta, Ottavan sopimuksesta", ["APMBC"] * 3),
        ("fi", "Rooman perussääntö, Pariisin ilmastosopimuksesta", ["ROME", "PARIS"]),
        ("lt", "Otavos konvencija, iš Otavos konvencijos", ["APMBC", "APMBC"]),
        ("lv", "Otavas konvencija, no Otavas konvencijas", ["APMBC", "APMBC"]),
        ("et", "Ottawa konventsioon, Ottawa konventsioonist", ["APMBC", "APMBC"]),
        ("uk", "Оттавська конвенція, Оттавської конвенції", ["APMBC", "APMBC"]),
        ("ru", "Оттавская конвенция, из Оттавской конвенции", ["APMBC", "APMBC"]),
        ("de", "das Ottawa-Abkommen, aus der Ottawa-Konvention", ["APMBC", "APMBC"]),
        ("fr", "la convention d'Ottawa, du traité d’Ottawa", ["APMBC", "APMBC"]),
        ("es", "la Convención de Ottawa, del Tratado de Ottawa", ["APMBC", "APMBC"]),
        ("ru", "Договор о нераспространении ядерного оружия, из ДОВСЕ", ["NPT", "CFE"]),
        ("uk", "вийти з Римського статуту", ["ROME"]),
        ("pl", "wycofanie z Rzymskiego Statutu, ze Statutu Rzymskiego", ["ROME", "ROME"]),
        ("lt", "pasitraukti iš Kasetinių šaudmenų konvencijos", ["CCM"]),
        ("lv", "izstāties no Konvencijas par kasešu munīciju", ["CCM"]),
        ("et", "kobarlahingumoona konventsioonist", ["CCM"]),
        ("fr", "quitter le Statut de Rome et le TNP", ["ROME", "NPT"]),
        ("es", "retirarse del Estatuto de Roma y del TNP", ["ROME", "NPT"]),
        ("de", "aus dem Römischen Statut und dem Atomwaffensperrvertrag", ["ROME", "NPT"]),
    ],
)  # fmt: skip
def test_a_treaty_is_named_or_not(language: str, text: str, found: list[str]) -> None:
    hits = lexicon((language,)).find(text)
    assert [hit.ref for hit in hits if hit.kind == "treaty"] == found
