"""What binds after an exit: other treaties, what the clause keeps alive, custom, good faith."""

from datetime import date

import pytest

from servanda.assessment.material import material
from servanda.assessment.residue import what_binds
from servanda.law.catalogue import catalogue, treaty
from servanda.record.action import treaty_ids
from servanda.record.standing import standing, states
from servanda.terms.assessment import Residue
from servanda.terms.standing import Standing

TODAY = date(2026, 11, 24)


def _of(state: str, left: str) -> dict[str, Residue]:
    return {one.treaty: one for one in what_binds(state, left, TODAY)}


@pytest.mark.parametrize("state", ["POL", "LTU", "LVA", "EST", "FIN"])
def test_after_ottawa_the_protocol_on_mines_binds_and_other_rules_stay(state: str) -> None:
    found = _of(state, "APMBC")
    assert list(found) == ["CCW-AP2", "APMBC"]
    assert {"use", "transfer"} <= set(found["CCW-AP2"].acts)
    kept = found["APMBC"]
    assert (kept.article, kept.acts) == ("20(4)", ())
    assert "named and not computed" in kept.says
    articles = {ground.article for ground in kept.grounds}
    assert articles == {"APMBC 20(4)", "Customary IHL, rules 81 to 83"}
    assert all(ground.source for ground in kept.grounds)


def test_after_the_statute_the_duties_of_a_party_stay() -> None:
    found = _of("BFA", "ROME")
    assert found["ROME"].article == "127(2)"
    assert "customary" not in found["ROME"].says.lower()


def test_who_has_signed_owes_good_faith() -> None:
    found = _of("USA", "NPT")
    assert found["CTBT"].article == "VCLT 18(a)"
    assert found["CTBT"].acts == ()
    assert "has signed" in found["CTBT"].says


def test_who_has_consented_owes_it_until_the_treaty_is_in_force() -> None:
    found = _of("FRA", "NPT")
    assert found["CTBT"].article == "VCLT 18(b)"


def test_nobody_owes_what_neither_treaty_nor_signature_asks() -> None:
    for left in ("APMBC", "CCM", "CWC", "BWC", "NPT", "ROME", "INF"):
        for state in states(left)[::7]:
            for one in what_binds(state, left, TODAY):
                stands = standing(state, one.treaty, TODAY)
                if one.acts:
                    assert stands.bound, one
                elif one.treaty != left:
                    assert stands.standing in (
                        Standing.SIGNATORY,
                        Standing.CONTRACTING_STATE,
                        Standing.PROVISIONAL,
                    ), one
                assert one.says
                assert one.grounds


def test_every_tail_of_an_exit_clause_is_told() -> None:
    tailed = [one for one in catalogue() if treaty(one).withdrawal.tail]
    assert {"APMBC", "ROME"} <= set(tailed)
    for one in set(tailed) & set(treaty_ids()):
        tail = treaty(one).withdrawal.tail
        assert tail is not None
        found = _of("POL", one)[one]
        assert found.article == tail.article
        assert tail.says.rstrip(".") in found.says


def test_the_rules_of_custom_name_weapons_that_are_known_and_where_they_were_read() -> None:
    known = {
        one
        for ident in catalogue()
        for clause in treaty(ident).prohibitions
        for one in clause.objects
    } | {one for exception in treaty("APMBC").exceptions for one in exception.outside}
    for rule in material("residue")["rules"]:
        assert set(rule["objects"]) <= known
        assert "https://" in rule["source"] or "http://" in rule["source"]
