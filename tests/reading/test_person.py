"""Persons in a text."""

import pytest

from servanda.reading.affiliation import surroundings
from servanda.reading.document import document
from servanda.reading.mention import named
from servanda.reading.naming import persons
from servanda.reading.person import people
from servanda.terms.finding import MentionKind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Anna Brandt signed the law.", ["Anna Brandt"]),
        ("Anna Brandt, a legal adviser at the ministry, agreed.", ["Anna Brandt"]),
        ("said Jan van der Meer on Friday.", ["Jan van der Meer"]),
        ("Anna Brandt said no. Brandt left.", ["Anna Brandt", "Brandt"]),
        ("Anna Brandt's office: Director Anna Brandt is away.", ["Anna Brandt", "Anna Brandt"]),
        ("The Federation Council said no.", []),
        ("The Human Rights Watch report said no.", []),
        ("The campaign group Clear Ground said no.", []),
        ("The Ottawa Convention, which bans mines, stands.", []),
        ("In Addis Ababa, the talks went on.", []),
    ],
)
def test_a_name_is_a_persons_where_something_beside_it_says_so(
    text: str, names: list[str]
) -> None:
    source = document(text.encode(), source="case", language="en")
    found = persons(source, named(source))
    assert [one.text for one in found] == names
    assert all(one.kind is MentionKind.PERSON for one in found)
    assert all(one.span.of(source.text) == one.text for one in found)


@pytest.mark.parametrize(
    ("text", "role", "organisation", "state"),
    [
        ("Kari Lunde, Norway's defence minister, left.", "defence minister", None, "NOR"),
        ("Norwegian Defense Minister Kari Lunde left.", "defence minister", None, "NOR"),
        ("Kari Lunde, a lawyer at the Fjord Institute, left.", "lawyer", "Fjord Institute", None),
        ("Kari Lunde of the Fjord League left.", None, "Fjord League", None),
        ("Kari Lunde, Chief Nautical Officer of the Fjord League, left.",
         "Chief Nautical Officer", "Fjord League", None),
    ],
)  # fmt: skip
def test_role_organisation_and_state_stand_beside_the_name(
    text: str, role: str | None, organisation: str | None, state: str | None
) -> None:
    source = document(text.encode(), source="case", language="en")
    (person,) = people(surroundings(source, named(source)))
    assert (person.name, person.role) == ("Kari Lunde", role)
    assert (person.organisation, person.state) == (organisation, state)
