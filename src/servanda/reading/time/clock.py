"""From which day the times of a text are told, and whether a sentence looks back or ahead."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import re2

from servanda.reading.time.grammar import Found, Grammar
from servanda.reading.time.timex import UNKNOWN, Range
from servanda.terms.partial_date import PartialDate

NEAR = 300
"""Characters within which a date spoken of carries its year to the next."""
SENTENCE = 160
"""Characters before a time in which its verb is looked for."""
WORDS_AFTER = 6
LINK = 8
"""Characters that join both ends of a stretch ("May to June")."""
OPENING = 300
"""Characters at the head of a text in which news tells of its day."""
CLOSE = 45
"""Days ahead of which a date is told without its year, whatever the verb."""
FRESH = 4
"""So many years go with one "Friday" or "yesterday" in a narrative."""
MONTHS_BACK = 7
"""Months that a narrative may step back within a year; a longer step begins the next year."""

_END = re2.compile(r"""\n|(?:[?!]|(?:[^. ]{2,}|\d)\.)["')]? """)
"""What ends a sentence; the full stop of "p.m." and of an initial does not."""
_BREAK = re2.compile(r"[,;:] ")


@dataclass(slots=True)
class Clock:
    """The day of publication, and the last date that the text has spoken of."""

    text: bytes
    grammar: Grammar
    published: date | None
    narrative: bool
    """Times are told from one another, not from the day of publication."""
    last: PartialDate | None = None
    last_at: int = 0
    stated: PartialDate | None = None
    """The last date whose year the text itself states."""
    stated_at: int = 0
    quarter: str | None = None
    """The last quarter spoken of."""
    quarter_at: int = 0

    def speak(self, value: str | None, at: int, *, with_year: bool) -> None:
        """Take note that the text has spoken of a date."""
        bare = (value or "").split("T")[0]
        if bare[4:6] == "-Q":
            self.quarter, self.quarter_at = bare, at
        try:
            self.last, self.last_at = PartialDate.parse(bare), at
        except ValueError:
            # Of a season or a quarter the year is known.
            if not (bare[:4].isdigit() and bare[4:5] == "-"):
                return
            self.last, self.last_at = PartialDate(int(bare[:4])), at
        if with_year:
            self.stated, self.stated_at = self.last, at

    def base(self, told_from: str, at: int) -> PartialDate | None:
        """Return the date that a step is told from: ``d`` publication, ``c`` the one before."""
        if told_from != "c":
            day = self.published
            return PartialDate(day.year, day.month, day.day) if day else None
        if self.last is None or (not self.narrative and at - self.last_at > NEAR):
            return None
        return self.last

    def day_of(self, at: int) -> PartialDate | None:
        """Return the day of an hour told alone: that of its sentence, else that of publication."""
        if self.narrative:
            return self.last
        if self.last and self.last.day and at - self.last_at <= len(self._sentence(at)):
            return self.last
        return self.base("d", at)

    def told_quarter(self, at: int) -> str | None:
        """Return the quarter that was spoken of near."""
        return self.quarter if at - self.quarter_at < 2 * NEAR else None

    def year_of(self, month: int, day: int | None, at: int) -> int | None:
        """Return the year of a month, or a day of a month, that is told without it."""
        last, told = self.last, self.published
        if self.narrative or told is None:
            if last is None:
                return told.year if told else None
            return last.year + self._turns(last.month, month, at)
        if last is not None and last.month and self._goes_on(at) and at - self.last_at < LINK:
            return last.year + (month < last.month)
        tense = self.tense(at)
        stated = self.stated if tense != "ahead" and self._is_near(at) else None
        if stated is not None and stated.month and stated.year < told.year:
            return stated.year
        begin, end = (month, day or 1), (month, day or 31)
        here = (told.month, told.day)
        match tense:
            case "ahead":
                return told.year if end >= here else told.year + 1
            case "back" if not self._may_come(told, month, day, at):
                return told.year if begin <= here else told.year - 1
            case None if self._goes_on(at):
                return told.year if end >= here else told.year + 1
            case _:
                return self._nearest(told, month, day)

    def weekday(self, number: int, at: int) -> date | None:
        """Return the day that a bare name of a weekday means."""
        if self.published is None:
            return None
        if self.narrative:
            if self.last is None or self.last.day is None:
                return None
            return _onward(self.last.earliest, number)
        tense = self.tense(at)
        # "Parliament has until Friday": a deadline of which no verb says that it has passed.
        if tense == "ahead" or (self._goes_on(at) and not self._is_over(at)):
            return _onward(self.published, number)
        return self.published - timedelta((self.published.weekday() - number) % 7)

    def weekdays(self, begin: int, end: int, at: int) -> Range:
        """Return both ends of "Monday to Wednesday": behind, ahead, or around publication."""
        length = timedelta((end - begin) % 7)
        if self.published is None or self.narrative:
            return UNKNOWN
        tense = self.tense(at)
        if tense == "ahead":
            first = _onward(self.published, begin)
            return first, first + length
        # No verb tells: the stretch that the day of publication lies in, else the last one.
        last = _onward(self.published, end)
        behind = last > self.published if tense == "back" else last - length > self.published
        last -= timedelta(7 * behind)
        return last - length, last

    def was_before(self, at: int) -> bool:
        """Say whether a date before publication was spoken of near, and no verb looks ahead."""
        last, told = self.base("c", at), self.published
        if last is None or told is None or at - self.last_at > NEAR:
            return False
        return last.latest < told and self.tense(at) != "ahead"

    def was_long_before(self, at: int) -> bool:
        """Say whether a verb in the past goes on from a year long before, stated near."""
        stated, told = self.stated, self.published
        if stated is None or told is None or at - self.stated_at > NEAR:
            return False
        return stated.year < told.year - 1 and self.tense(at) == "back"

    def tense(self, at: int) -> str | None:
        """Return ``ahead``, ``back`` or None as the verb nearest to a time tells.

        The clause before the time is asked first, then what follows, then the sentence before.
        """
        *others, own = _BREAK.split(self._sentence(at))
        words = own.split()
        if words and self.grammar.has("since", words[-1].lower()):
            return "back"
        if (found := self._backward(words)) is not None:
            return found
        following = self.text[at : at + SENTENCE].decode().split()[: WORDS_AFTER + 2]
        closed = "," in "".join(following[:2])
        # "Unemployment, 10.1 percent in October, could": what follows is of another clause.
        after = self._forward(following)
        if after == "ahead" and closed and others and len(words) > 1:
            after = None
        # "Press reports on Friday said": what could be a verb is none before another.
        if self._is_present([","] * bool(others) + words) and (after != "back" or closed):
            return "ahead"
        if len(others) > 1 and any(self.grammar.has("attributes", w) for w in others[-1].split()):
            # "It will begin, he said, on Friday".
            others.pop()
        return after or self._backward(" ".join(others).split())

    def _sentence(self, at: int) -> str:
        """Return what a sentence says before a time."""
        slice_ = self.text[max(0, at - SENTENCE) : at].decode()
        begin = 0
        for end in _END.finditer(slice_):
            # "Sept. 30", "Gov. Lee": an abbreviation ends no sentence.
            if not self.grammar.has("abbreviation", end.group().split(".")[0].lower()):
                begin = end.end()
        return slice_[begin:]

    def _backward(self, words: list[str]) -> str | None:
        for place in range(len(words) - 1, -1, -1):
            word = self._verb(words[place])
            # "Is not allowed" is told as "is allowed".
            skips = place > 1 and self.grammar.has("within_verb", words[place - 1].lower())
            before = words[place - 1 - skips].lower() if place else ""
            alike = self.grammar.has("same_form", word)
            if alike and self.is_past(before):
                return "back"
            if self.is_future(word) or f"{before} {word}" in self.grammar.future:
                return "ahead"
            leads = [w.lower() for w in words[max(0, place - 3) : place - 1]] + [before]
            if self.is_past(word) and not self._is_infinitive(word, leads):
                # "Asked the court to rule on Friday": what is asked for comes after.
                asked = self.grammar.has("asked_for", word) and "to" in words[place + 1 :]
                return "ahead" if asked else "back"
        return None

    def _is_present(self, words: list[str]) -> bool:
        """Say whether words have a verb in the present that may as well name a thing."""
        small = [word.lower() for word in words]
        while small and self.grammar.has("to_a_day", small[-1]):
            small.pop()
        if small and self.grammar.has("copula", small[-1]):
            return True
        pairs = pairwise(words)
        return any(
            word in self.grammar.present
            and not (self.grammar.has("before_thing", before.lower()) or before.endswith("'s"))
            for before, word in pairs
        )

    def _verb(self, word: str) -> str:
        """Return a word in lower case, empty where it is the name of a month ("May")."""
        small = word.lower()
        named = small != word and small in self.grammar.classes["month"]
        return "" if named else small

    def _is_infinitive(self, word: str, leads: list[str]) -> bool:
        """Say whether the words before make a verb no past: "be signed", "will cut"."""
        known = self.grammar
        if known.has("passive", leads[-1]):
            return True
        # These are told in the present as in the past ("will stay shut").
        return known.has("same_form", word) and (
            any(map(self.is_future, leads)) or known.has("before_infinitive", leads[-1])
        )

    def _forward(self, words: list[str]) -> str | None:
        for place, spoken in enumerate(words):
            bare = spoken.rstrip(".,;:!?")
            word = self._verb(bare)
            if self.is_future(word):
                return "ahead"
            before = words[place - 1].lower() if place else ""
            if self.is_past(word) and not self.grammar.has("passive", before):
                return "back"
            # The time itself may end with a comma: "In February, Russia suspended".
            ends = bare != spoken and (place > 1 or spoken.endswith("."))
            if ends or '"' in spoken:
                return None
        return None

    def is_future(self, word: str) -> bool:
        """Say whether a word is a verb in the future."""
        endings = tuple(self.grammar.lists.get("future_endings", ()))
        return word in self.grammar.future or (bool(endings) and word.endswith(endings))

    def is_past(self, word: str) -> bool:
        """Say whether a word is a verb in the past."""
        known = self.grammar
        if known.has("not_past", word):
            return False
        return word in known.past or word.endswith(tuple(known.lists.get("past_endings", ())))

    def _is_near(self, at: int) -> bool:
        """Say whether the sentence of a time has stated a year before it."""
        return at - self.stated_at <= len(self._sentence(at))

    def _turns(self, before: int | None, month: int, at: int) -> bool:
        """Say whether a month lies in the year after the month spoken of before it."""
        if before is None or month >= before:
            return False
        if month < before - MONTHS_BACK:
            return True
        # A history says "would" of the past; a text of today means the time to come.
        return self.published is None and self.tense(at) == "ahead"

    def _goes_on(self, at: int) -> bool:
        """Say whether the word before a time leads onward from the date before ("until March")."""
        words = self.text[max(0, at - 16) : at].decode().lower().split()
        return bool(words) and self.grammar.has("onward", words[-1])

    def _is_over(self, at: int) -> bool:
        """Say whether the sentence tells that what went on until a time has ended."""
        words = self._sentence(at).lower().split()
        return any(self.grammar.has("over", word) for word in words)

    def _may_come(self, told: date, month: int, day: int | None, at: int) -> bool:
        """Say whether a date may lie ahead though a verb looks back: "until May", "by May"."""
        words = self.text[max(0, at - 4) : at].decode().lower().split()
        limit = bool(words) and self.grammar.has("deadline", words[-1])
        return limit or self._goes_on(at) or self._is_close(told, month, day)

    def _is_close(self, told: date, month: int, day: int | None) -> bool:
        """Say whether a day comes soon: one of almost a year ago is told with its year."""
        try:
            return day is not None and 0 < (date(told.year, month, day) - told).days <= CLOSE
        except ValueError:
            return False

    def _nearest(self, told: date, month: int, day: int | None) -> int:
        """Return the year that brings the date nearest to the day of publication."""
        middle = day or 15

        def away(year: int) -> int:
            try:
                return abs((date(year, month, middle) - told).days)
            except ValueError:
                return 10_000

        return min((told.year, told.year - 1, told.year + 1), key=away)


def _onward(day: date, number: int) -> date:
    return day + timedelta((number - day.weekday()) % 7)


def tells_from_itself(found: list[Found], published: date | None, known: Grammar) -> bool:
    """Say whether a text is a narrative: most of its full dates lie far from its publication.

    One that speaks of weekdays, of yesterday or of last week is told from its day, as news is.
    """
    if published is None:
        return True
    years = [int(year) for one in found if (year := one.words.get("year"))]
    far = sum(abs(year - published.year) > 1 for year in years)
    told = (len(years) >= 8 and far >= 0.6 * len(years)) or (
        len(years) >= 4 and far >= 0.85 * len(years)
    )
    fresh = [one for one in found if told and _is_fresh(one, known)]
    return told and FRESH * len(fresh) < len(years) and not (fresh and fresh[0].start < OPENING)


def _is_fresh(found: Found, known: Grammar) -> bool:
    """Say whether an expression is one of news: "Friday", "yesterday evening", "last week"."""
    words, kind = found.words, found.rule.kind
    if kind == "relative" and "definite" not in words:
        whence = known.value("rel", words["rel"])[0]
        return whence == "d" and known.value("period", words["period"]) in {"W", "WE", "M"}
    if kind in {"weekday", "dayword"}:
        return "rel" not in words and words.get("dayword") != "today"
    return kind in {"daypart", "dayhour"}
