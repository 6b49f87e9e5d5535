"""What a text says: mentions, times, statements, acts and claims, each with its span."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.terms.span import Span


class MentionKind(StrEnum):
    """What a mention names."""

    TREATY = "treaty"
    STATE = "state"
    GROUP = "group"
    ORGANISATION = "organisation"
    PERSON = "person"
    WEAPON = "weapon"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, linked or openly unlinked."""

    id: str
    span: Span
    text: str
    kind: MentionKind
    ref: str | None
    """ISO 3166-1 alpha-3, treaty id, id of a group, organisation or weapon class; else None."""
    members: tuple[str, ...] | None = None
    """Members of a group as codes; None when it is no group, or a vague one."""
    form: str | None = None
    """How it is named: name, demonym, adjective, capital, alias, body."""
    state: str | None = None
    """For a body of a state, or a person who speaks for one: its code."""


class TimeType(StrEnum):
    """The kind of a time expression (TIMEX3)."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, as TIMEX3 value and as a range of days."""

    id: str
    span: Span
    text: str
    type: TimeType
    value: str | None
    """TIMEX3: ``2025-03-20``, ``2025-03``, ``P6M``, ``PRESENT_REF``; None when unknown."""
    earliest: date | None = None
    """First day it can mean."""
    latest: date | None = None
    """Last day it can mean, included."""

    @property
    def is_dated(self) -> bool:
        """Say whether it is a date, or a part of a day: "Thursday morning" is on that day.

        An hour is none: it may stand beside its day, or be told without one.
        """
        part = self.type is TimeType.TIME and ":" not in (self.value or ":")
        return self.type is TimeType.DATE or (part and self.earliest is not None)

    @property
    def date_value(self) -> str | None:
        """The value of its date, without the part of the day; None where it tells of none."""
        if self.value is None or not self.is_dated:
            return None
        return self.value if self.type is TimeType.DATE else self.value.partition("T")[0]


class Mode(StrEnum):
    """How the words of a source are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class StanceValue(StrEnum):
    """Where a speaker stands to a treaty."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance to one treaty."""

    treaty: str
    value: StanceValue


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it; every field is None where the text does not tell."""

    text: str | None = None
    """The words of the text at this statement ("he", "the minister")."""
    span: Span | None = None
    name: str | None = None
    """The fullest name in the text."""
    ref: str | tuple[str, ...] | None = None
    """ISO code where the source is a state; several for several."""
    role: str | None = None
    organisation: str | None = None
    state: str | None = None
    """ISO code of the state that the speaker speaks for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that a text attributes to a source."""

    id: str
    source: Speaker
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    channel: str | None = None
    addressee: str | None = None
    said_on: date | None = None
    stance: tuple[Stance, ...] = ()
    reasons: tuple[Span, ...] = ()
    condition: Span | None = None
    within: str | None = None
    """Id of the statement that holds this one."""


class ActKind(StrEnum):
    """What a state, or somebody, does."""

    SIGN = "sign"
    CONSENT = "consent"
    WITHDRAW = "withdraw"
    SUSPEND = "suspend"
    RESCIND = "rescind"
    UNSIGN = "unsign"
    REJOIN = "rejoin"
    RESERVE = "reserve"
    OBJECT = "object"
    AMEND = "amend"
    USE = "use"
    DEVELOP = "develop"
    PRODUCE = "produce"
    ACQUIRE = "acquire"
    STOCKPILE = "stockpile"
    RETAIN = "retain"
    TRANSFER = "transfer"
    ASSIST = "assist"
    TEST = "test"
    DESTROY = "destroy"
    CLEAR = "clear"
    REPORT = "report"
    ACCUSE = "accuse"
    URGE = "urge"


class Stage(StrEnum):
    """How far an exit (or a joining) has come."""

    CONSIDERED = "considered"
    ANNOUNCED = "announced"
    CABINET = "cabinet"
    PARLIAMENT = "parliament"
    ENACTED = "enacted"
    NOTIFIED = "notified"
    EFFECTIVE = "effective"


DOMESTIC_STAGES = frozenset(
    {Stage.CONSIDERED, Stage.ANNOUNCED, Stage.CABINET, Stage.PARLIAMENT, Stage.ENACTED}
)
"""Steps at home: an act at one of them is at most ``decided``, never ``done``."""


class Modality(StrEnum):
    """How firmly an act is meant, strongest first."""

    DONE = "done"
    ONGOING = "ongoing"
    DECIDED = "decided"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    CONSIDERED = "considered"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class Polarity(StrEnum):
    """Whether an act is affirmed."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    DENIED = "denied"


RATIFICATION = "ratification"
"""Object of a withdrawal by which only a ratification is taken back; it may never have bound."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that the text speaks of."""

    id: str
    kind: ActKind
    span: Span
    modality: Modality
    stage: Stage | None = None
    polarity: Polarity = Polarity.AFFIRMED
    retrospective: bool = False
    actors: tuple[str, ...] = ()
    """ISO codes of states, else names."""
    treaty: str | None = None
    object: str | None = None
    """A weapon class, the name of a treaty outside the catalogue, or RATIFICATION."""
    when: str | None = None
    """Id of the time expression that dates it."""
    duration: str | None = None
    """TIMEX3 duration of the step ("P6M")."""
    reasons: tuple[Span, ...] = ()
    statement: str | None = None
    """Id of the innermost statement that the act lies in."""


class ClaimKind(StrEnum):
    """What a claim says something about."""

    PARTY_COUNT = "party-count"
    NOTICE_PERIOD = "notice-period"
    TREATY_YEAR = "treaty-year"
    JOINED = "joined"
    LEFT = "left"
    NOTIFIED = "notified"
    VOTE = "vote"
    STANDING = "standing"
    SCOPE = "scope"
    FIGURE = "figure"


class Rule(StrEnum):
    """A rule of a treaty that a claim may speak of."""

    RESERVATIONS = "reservations"
    """It admits reservations."""
    SUSPENSION = "suspension"
    """It lets a party suspend it."""
    EXIT = "exit"
    """A party may leave."""
    EXIT_CLAUSE = "exit clause"
    """It has words of its own on leaving."""
    HOLD = "hold"
    """Nobody leaves it in an armed conflict."""
    DEPOSITARY = "depositary"
    STOCKPILE = "stockpile destruction"
    """Within how long stockpiles are destroyed."""
    CLEARANCE = "clearance"
    """Within how long mined or contaminated areas are cleared."""


class Undone(StrEnum):
    """What a state may take back by a notice."""

    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    NOTICE = "notice"
    """A notice of withdrawal."""


class Comparison(StrEnum):
    """How the figure of a claim is meant."""

    EXACTLY = "exactly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    NEARLY = "nearly"
    """A little less, or as many."""


class DateSense(StrEnum):
    """What the date of a claim is to what is claimed."""

    ON = "on"
    BEFORE = "before"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    """The first day, month or year of which it is no longer said."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable proposition inside a text, in a form that a person can type in too."""

    id: str
    kind: ClaimKind
    span: Span
    treaty: str | None = None
    states: tuple[str, ...] = ()
    figure: int | None = None
    """A count of parties, the votes in favour, a year, or as which one a state left."""
    comparison: Comparison = Comparison.EXACTLY
    share: bool = False
    """For counts: the figure is in hundredths of all states."""
    period: str | None = None
    """TIMEX3 duration of a notice period, or of a time limit."""
    date_value: str | None = None
    """TIMEX3 date the claim gives: ``2025-05-08``, ``2025-05``, ``2025``."""
    date_sense: DateSense = DateSense.ON
    until_value: str | None = None
    """For a standing said to have begun on the date: the date on which it ended."""
    standing: str | None = None
    """For ``standing``: ``party``, ``outside``, ``signatory``, ``leaving``, ``suspended``.

    ``never`` is outside and has never consented; for a figure, ``former`` counts who has left.
    ``signed`` and ``unsigned`` tell of the signature only, whatever came after it.
    """
    rule: Rule | None = None
    """For ``scope``: the rule of the treaty that is spoken of; None: which weapons it reaches."""
    acts: tuple[ActKind, ...] = ()
    """For ``scope``: the acts with the weapons that are said to be forbidden, if any."""
    keepers: tuple[str, ...] = ()
    """For the rule on the depositary: the states or organisations that are said to be it."""
    undoes: Undone | None = None
    """For ``notified``: what was taken back; None: the notice is one of withdrawal."""
    sole: bool = False
    """For ``left``: no other state has left."""
    negated: bool = False
    again: bool = False
    """For ``joined``: it had left before."""
    ever: bool = False
    """For ``left`` that is denied: at no time, though it may have come back since."""
    basis: str | None = None
    """For counts: ``deposit`` ("ratified"), ``force`` ("bound") or ``signature``, if told.

    For ``joined``: RATIFICATION where a vote at home may be meant ("ratified"),
    ``party`` where the day of entry into force is ("became a party"). For a notice period:
    ``home`` where it is said to run from a step at home.
    """
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something the reader of the findings must know."""

    code: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a text says, in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[Caveat, ...] = ()
