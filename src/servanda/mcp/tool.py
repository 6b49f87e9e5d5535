"""The questions that an assistant may ask: what each takes, and what it answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from servanda.delivery import asked
from servanda.delivery.answer import (
    effect_object,
    effect_of,
    parties_object,
    standing_object,
    state_object,
)
from servanda.delivery.asked import Clocks, day, state_code, treaty_id
from servanda.delivery.plain import plain
from servanda.dossier.desk import Desk, Sentence, Text
from servanda.errors import Malformed, Refused
from servanda.mcp.ground import count_grounds, effect_grounds
from servanda.terms.standing import Basis

LONGEST_TEXT = 100_000
"""In code points, of a text to read."""
LONGEST_ANSWER = 400_000
"""In characters of JSON."""
Answer = dict[str, Any]

Treaty = Annotated[
    str, Field(max_length=200, description="Treaty: id, or any name people use for it.")
]
State = Annotated[
    str, Field(max_length=200, description="State: ISO code, or any name people use for it.")
]
Day = Annotated[str | None, Field(max_length=10, description="YYYY-MM-DD; the day asked about.")]
KnownOn = Annotated[
    str | None,
    Field(max_length=10, description="YYYY-MM-DD; only what was public on this day counts."),
]
Published = Annotated[
    str | None,
    Field(max_length=10, description="YYYY-MM-DD; day of publication, if it is known."),
]


@dataclass(frozen=True, slots=True)
class Tools:
    """The questions, with the clock and the desk that they are answered with."""

    today: Callable[[], date]
    desk: Desk
    fetch: bool = True

    def status(
        self, treaty: Treaty, state: State, on: Day = None, known_on: KnownOn = None
    ) -> Answer:
        """Say where a state stands to a treaty on a day: bound, until when, and why."""
        from servanda.record.standing import standing

        ident, code = treaty_id(treaty), state_code(state)
        return _bounded(standing_object(standing(code, ident, *self._clocks(on, known_on)[:2])))

    def state(self, state: State, on: Day = None, known_on: KnownOn = None) -> Answer:
        """Say where a state stands to every treaty of the record."""
        from servanda.record.standing import all_standings

        code, clocks = state_code(state), self._clocks(on, known_on)
        return _bounded(
            state_object(code, clocks, all_standings(code, clocks.on, clocks.known_on))
        )

    def parties(
        self,
        treaty: Treaty,
        on: Day = None,
        known_on: KnownOn = None,
        basis: Annotated[
            Literal["force", "deposit"],
            Field(description="Those for whom it is in force, or who have deposited."),
        ] = "force",
    ) -> Answer:
        """Say who is a party to a treaty on a day, and how many, on which basis."""
        from servanda.record.party import parties

        clocks = self._clocks(on, known_on)
        found = parties(treaty_id(treaty), clocks.on, Basis(basis), clocks.known_on)
        return _bounded({**parties_object(found), "grounds": count_grounds(found)})

    def exits(
        self,
        treaty: Annotated[str | None, Field(max_length=200, description="Only of it.")] = None,
        state: Annotated[str | None, Field(max_length=200, description="Only its.")] = None,
        on: Day = None,
        known_on: KnownOn = None,
    ) -> Answer:
        """Say who is leaving, or left, a treaty: every step, the condition, the days left."""
        from servanda.record.exits import exits

        clocks = self._clocks(on, known_on)
        found = exits(
            treaty_id(treaty) if treaty is not None else None,
            state_code(state) if state is not None else None,
            **clocks._asdict(),
        )
        return _bounded({"on": clocks.on, "known_on": clocks.known_on, "exits": found})

    def effect(
        self,
        treaty: Treaty,
        kind: Annotated[
            str,
            Field(
                max_length=60,
                description="consent, ratification, accession, acceptance, approval, succession"
                " or withdrawal",
            ),
        ],
        acted: Annotated[
            str,
            Field(max_length=10, description="YYYY-MM-DD; day of receipt by the depositary."),
        ],
        state: Annotated[str | None, Field(max_length=200, description="Its rules.")] = None,
        in_conflict: Annotated[
            bool, Field(description="The state is engaged in an armed conflict.")
        ] = False,
    ) -> Answer:
        """Say on which day an action takes effect, and under which article."""
        clauses, what = asked.treaty_with_clauses(treaty), asked.kind_of_action(kind)
        told = (clauses.id, what, day(acted))
        code = state_code(state) if state is not None else None
        found = effect_of(*told, in_conflict=in_conflict, state=code)
        answer = effect_object(told, found, in_conflict=in_conflict, state=code)
        return _bounded({**answer, "grounds": effect_grounds(clauses.id, found)})

    def check(
        self,
        text: Annotated[str, Field(max_length=asked.LONGEST_SENTENCE, description="A sentence.")],
        published: Published = None,
        on: Day = None,
    ) -> Answer:
        """Judge one sentence: does it hold, on what grounds, what would be right instead."""
        sentence = Sentence(asked.sentence(text), _day(published))
        return _bounded(self.desk.dossier(sentence, self._clocks(on, None).on))

    def read(
        self,
        text: Annotated[
            str | None, Field(max_length=LONGEST_TEXT, description="The text itself.")
        ] = None,
        url: Annotated[
            str | None, Field(max_length=2000, description="A public address of it.")
        ] = None,
        published: Published = None,
        on: Day = None,
    ) -> Answer:
        """Turn a text into a dossier: who said what, does it hold, what does the law say."""
        if (text is None) is (url is None):
            raise Malformed("either text or url must be given")
        if url is not None and not self.fetch:
            raise Refused("url: nothing is fetched here; give the text itself")
        job = Text(_encoded(text or ""), address=url, published=_day(published))
        return _bounded(self.desk.dossier(job, self._clocks(on, None).on))

    def _clocks(self, on: str | None, known_on: str | None) -> Clocks:
        return Clocks(_day(on) or self.today(), _day(known_on))


def _day(text: str | None) -> date | None:
    return day(text) if text is not None else None


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Malformed("the text holds half a character") from None


def _bounded(answer: Answer) -> Answer:
    """Return the answer in the terms of JSON.

    Raises:
        Refused: It is longer than an assistant should be given at once.
    """
    told: Answer = plain(answer)
    size = len(json.dumps(told, ensure_ascii=False))
    if size > LONGEST_ANSWER:
        raise Refused(
            f"the answer has {size:,} characters, more than {LONGEST_ANSWER:,}: ask for less"
        )
    return told
