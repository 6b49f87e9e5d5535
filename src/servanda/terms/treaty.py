"""A treaty as its clauses have it, and what they make of an action or an act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from servanda.terms.assessment import EffectVerdict
from servanda.terms.finding import ActKind
from servanda.terms.source import Confidence


class Unit(StrEnum):
    """What one step of a clock counts."""

    DAYS = "days"
    MONTHS = "months"
    """To the same day number, else to the month's last day."""
    YEARS = "years"
    MONTH_START = "month_start"
    """To the first day of the n-th month after the month of the day."""
    YEAR_END = "year_end"
    """To 31 December of the n-th year after the year of the day."""
    ANNIVERSARY = "anniversary"
    """To a fixed day of the year."""


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of every year, written ``MM-DD``."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a clock: a count of units, or a fixed day of the year."""

    unit: Unit
    count: int = 0
    day: YearDay | None = None
    """For ``anniversary``: the day on which the step ends."""
    if_by: YearDay | None = None
    """For ``anniversary``: last day on which a notice still counts for that year."""
    next_year: bool = False
    """For ``anniversary``: the day lies in the year after the one that ``if_by`` picks."""


@dataclass(frozen=True, slots=True)
class Clock:
    """From an anchor, step by step, to a day."""

    anchor: str
    """``deposit``, ``receipt``, ``notice``, ``threshold``, ``treaty_eif``, ``event:<name>`` ..."""
    then: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A provision with its article, our paraphrase, and where it was read."""

    article: str | None
    """Number of the article; None where the treaty has no such provision."""
    says: str
    """Our paraphrase, never the authentic text."""
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many consents bring a treaty into force."""

    count: int | None
    """None: all those named in ``include``."""
    include: tuple[str, ...] = ()
    of: str | None = None
    weight: str | None = None
    on: date | None = None
    """The day on which it was reached."""


@dataclass(frozen=True, slots=True)
class Practice:
    """How the depositary is observed to count, where that differs from the text."""

    count: str | None
    """``day_after``: one day more than the text gives."""
    note: str
    since: date | None = None
    until: date | None = None
    """First day on which the depositary is seen to count as the text has it."""
    also: tuple[date, ...] = ()
    """Single earlier days of receipt for which it was observed."""
    succession: str | None = None
    """``state_succession``: successions are listed from the day of the succession of States."""


@dataclass(frozen=True, slots=True)
class Immediate:
    """An event that makes the treaty binding at once."""

    article: str
    event: str


class Later(StrEnum):
    """For whom a state's own clock runs."""

    THRESHOLD = "threshold"
    """For a consent given after the threshold was reached."""
    TREATY_EIF = "treaty_eif"
    """For a consent given after the treaty entered into force."""
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyEntry(Clause):
    """When the treaty itself enters into force."""

    clock: Clock | None
    threshold: Threshold | None = None
    floor: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateEntry(Clause):
    """When the treaty enters into force for one state."""

    clock: Clock | None
    later: Later
    floor: Clock | None = None
    immediate_if: Immediate | None = None
    accession_on: str | None = None
    """Where an accession runs from another day than the deposit: which."""
    gap: str | None = None
    """What the text leaves open between the threshold and entry into force."""
    practice: Practice | None = None


class Allowed(StrEnum):
    """Whether a party may leave."""

    YES = "yes"
    NO_CLAUSE = "no_clause"
    ONLY_IF_BREACH = "only_if_breach"
    ONLY_AFTER_AMENDMENT_DEADLOCK = "only_after_amendment_deadlock"


class HoldTest(StrEnum):
    """When a condition that holds an exit is tested."""

    EXPIRY = "expiry"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Hold:
    """A condition that keeps an exit from taking effect."""

    test: HoldTest
    while_: str
    until: str | None = None
    until_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Clause):
    """Another rule with a clock: another way out, an end by itself, an extension."""

    clock: Clock | None = None
    floor: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence(Clause):
    """What an exit leaves standing, or brings down."""

    treaties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRule(Clause):
    """A rule that one state alone has."""

    state: str
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Clause):
    """How a party leaves, and when that takes effect."""

    allowed: Allowed
    article_effect: str | None = None
    """The paragraph that fixes the day of effect."""
    clock: Clock | None = None
    gate: Clock | None = None
    """From which day a notice may be given at all."""
    hold: Hold | None = None
    in_advance: bool = False
    """Notice is given so long before: the day computed is the earliest lawful one."""
    at_least: bool = False
    later_ok: bool = False
    """The notice may name a later day."""
    requires: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    tail: Consequence | None = None
    """What outlasts the exit."""
    cascades: Consequence | None = None
    """Which treaties fall with it."""
    cascade_from: Consequence | None = None
    """With which treaties it falls."""
    ends_treaty: bool = False
    fallback: str | None = None
    """General law that applies where the treaty is silent."""
    practice: Practice | None = None
    automatic: Alternative | None = None
    alternatives: tuple[Alternative, ...] = ()
    states: Mapping[str, StateRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Depositary(Clause):
    """Who keeps the treaty."""

    who: str
    keepers: tuple[str, ...]
    """Codes of the states, or ids of the organisations, that ``who`` names."""


class Admits(StrEnum):
    """Whether a treaty admits reservations."""

    YES = "yes"
    SOME = "some"
    """Only certain ones, or within limits."""
    NO = "no"
    SILENT = "silent"
    """It says nothing on them; general law decides (VCLT 19)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservations(Clause):
    """What the treaty says on reservations."""

    allowed: Admits


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisional(Clause):
    """Application before entry into force."""

    scope: str
    when: str
    termination: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Clause):
    """How long the treaty runs."""

    term: str
    """``unlimited``, ``fixed`` or ``silent``."""
    clock: Clock | None = None
    extendable: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition(Clause):
    """Acts that a clause forbids, wholly or in a certain manner."""

    acts: tuple[ActKind, ...]
    objects: tuple[str, ...]
    """Ids of weapon classes, else words."""
    who: str | None = None
    who_in: tuple[str, ...] = ()
    """The states that ``who`` names, where they are few."""
    who_not_in: tuple[str, ...] = ()
    circumstances: str | None = None
    """``never under any circumstances`` and the like."""
    manner: str | None = None
    """Where only a certain manner, target or recipient is forbidden: which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Clause):
    """What a party must do."""

    acts: tuple[ActKind, ...] = ()
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Clause):
    """What a treaty leaves outside its reach, or permits within it."""

    outside: tuple[str, ...] = ()
    """Weapon classes that the treaty does not reach."""
    acts: tuple[ActKind, ...] = ()
    objects: tuple[str, ...] = ()
    """Acts with these objects that are permitted under the condition in ``says``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Clause):
    """Something that falls due."""

    what: str
    clock: Clock | None = None
    fixed: str | None = None
    """In words, where it recurs or hangs on an event without a clock."""
    extendable: bool = False
    extension: str | None = None
    """How long an extension may be and who grants it, in words."""
    extension_article: str | None = None
    renewable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """One treaty: dates and clauses."""

    id: str
    title: str
    short_title: str
    parent: str | None
    adopted: date | None
    opened: date | None
    place: str | None
    in_force_on: date | None
    """Day of entry into force of the treaty; None: not in force, or not held."""
    ended_on: date | None
    """First day on which the treaty is no longer in force for anybody."""
    source: str
    confidence: Confidence
    depositary: Depositary | None
    treaty_entry: TreatyEntry | None
    state_entry: StateEntry | None
    withdrawal: Withdrawal
    provisional: Provisional | None
    duration: Duration | None
    reservations: Reservations | None
    suspension: Clause | None
    review: Clause | None
    amendments: Alternative | None
    territorial: Alternative | None
    prohibitions: tuple[Prohibition, ...]
    duties: tuple[Duty, ...]
    exceptions: tuple[Exemption, ...]
    definitions: tuple[Clause, ...]
    deadlines: tuple[Deadline, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """The day on which an action takes effect, and on what authority."""

    on: date | None
    """None where the law leaves the day open, or knows no such action."""
    article: str | None
    basis: str
    """``text``, or ``practice`` where the depositary counts otherwise."""
    text_on: date | None
    """The day that the text itself gives."""
    reason: str
    """One sentence."""
    conditions: tuple[str, ...] = ()
    not_before: date | None = None
    """Where ``on`` is open, or is the earliest lawful day: no effect before this day."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one clause says of an act."""

    verdict: EffectVerdict
    article: str | None
    says: str
    acts: tuple[ActKind, ...] = ()
    """The acts that the clause speaks of."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of one party."""

    what: str
    article: str | None
    on: date | None
    """None where it recurs, or hangs on an event that is not known."""
    says: str
    extendable: bool
