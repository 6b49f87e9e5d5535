"""Everything a language calls states, groups, treaties, organisations and weapons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from servanda.names.pattern import expanded, inflected
from servanda.names.table import LOOKUP_ONLY, cells, rows, tables
from servanda.terms.finding import MentionKind

Form = Literal["name", "demonym", "adjective", "capital", "alias", "body"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase names."""

    kind: MentionKind | None
    """None where the phrase only hides names within it ("New Mexico")."""
    ref: str | None
    form: Form = "name"
    rank: int = 0
    """The lower of two ranks wins where a phrase names two things."""
    state: str | None = None
    members: tuple[str, ...] | None = None
    alone: bool = False
    """Whether the name counts only where no further capitalised word touches it."""


HIDDEN = Entry(kind=None, ref=None)
_QUOTED = 2
"""Words of an English name that stands out in a text of another language."""


def phrases(language: str) -> Iterator[tuple[str, Entry]]:
    """Yield each phrase of a language with what it names; ``any`` holds those of all."""
    yield from _states(language)
    words: Mapping[str, Sequence[str]] = tables(f"{language}/words.toml")
    for pattern, entry in _patterns(language):
        for phrase in expanded(pattern, words):
            yield phrase, entry


def english_treaties() -> Iterator[tuple[str, Entry]]:
    """Yield the English names of treaties that have several words, as other languages quote."""
    words: Mapping[str, Sequence[str]] = tables("en/words.toml")
    for treaty, pattern in _listed("en", "treaties"):
        for phrase in expanded(pattern, words):
            if len(phrase.replace("-", " ").split()) >= _QUOTED:
                yield phrase, Entry(MentionKind.TREATY, treaty, rank=8)


@cache
def group_members() -> Mapping[str, tuple[str, ...] | None]:
    """Return the members of each group; None for one that stays vague."""
    return {row["id"]: cells(row["members"]) or None for row in rows("groups.csv")}


def state_names(language: str) -> Iterator[tuple[str, str]]:
    """Yield code and name, the preferred one first, look-up forms with their mark."""
    own = {row["code"]: row for row in rows(f"{language}/states.csv")}
    seeded = {row["code"]: row.get(language, "") for row in rows("cldr.csv")}
    for row in rows("states.csv"):
        code = row["code"]
        if language == "en":
            yield from ((code, name) for name in (row["name"], row["formal"]) if name)
            yield from ((code, name) for name in cells(row["variants"]))
        mine = cells(own[code]["names"]) if code in own else ()
        yield from ((code, name) for name in mine)
        yield from ((code, name) for name in cells(seeded.get(code, "")) if name not in mine)


def vocabulary(language: str) -> Iterator[str]:
    """Yield the single words that states, treaties and weapons are called by, in all cases."""
    for phrase, _ in _states(language):
        if " " not in phrase:
            yield phrase
    words: Mapping[str, Sequence[str]] = tables(f"{language}/words.toml")
    for forms in words.values():
        for form in forms:
            yield from form.split()


def _states(language: str) -> Iterator[tuple[str, Entry]]:
    rules: Mapping[str, Mapping[str, str]] = tables(f"{language}/cases.toml")
    own = {row["code"]: row for row in rows(f"{language}/states.csv")}
    for code, name in state_names(language):
        flags = own[code]["flags"].split() if code in own else ()
        if name.startswith(LOOKUP_ONLY) or "lookup" in flags:
            continue
        entry = Entry(MentionKind.STATE, code, state=code, alone="alone" in flags)
        yield name, entry
        # The last word of a name; where the others change too ("Stany Zjednoczone"), by hand.
        if not (code in own and own[code]["cases"]):
            yield from _cases(name, entry, rules.get("name", {}))
    for code, row in own.items():
        entry = Entry(MentionKind.STATE, code, state=code)
        for case in cells(row["cases"]):
            yield case, replace(entry, rank=1, alone="alone" in row["flags"])
        yield from _lemmas(row, "adjective", replace(entry, rank=2), rules)
        yield from _lemmas(row, "demonym", replace(entry, rank=3), rules)
    yield from _capitals(language, own, rules)


def _lemmas(
    row: Mapping[str, str], form: Form, entry: Entry, rules: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, Entry]]:
    shaped = replace(entry, form=form)
    for lemma in cells(row[f"{form}s"]):
        yield lemma, shaped
        yield from _cases(lemma, shaped, rules.get(form, {}))


def _capitals(
    language: str, own: Mapping[str, Mapping[str, str]], rules: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, Entry]]:
    seeded = {row["code"]: row.get(language, "") for row in rows("cldr_capitals.csv")}
    english = {row["code"]: row["capitals"] for row in rows("en/states.csv")}
    if language == "any":
        return
    for code, names in english.items():
        entry = Entry(MentionKind.STATE, code, "capital", rank=6, state=code, alone=True)
        mine = own.get(code, {}).get("capitals") or seeded.get(code) or names
        for capital in cells(mine):
            yield capital, entry
            if " " not in capital:
                yield from _cases(capital, entry, rules.get("name", {}))


def _cases(lemma: str, entry: Entry, rules: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    generated = replace(entry, rank=entry.rank + 4)
    for form in inflected(lemma, rules):
        yield form, generated


def _patterns(language: str) -> Iterator[tuple[str, Entry]]:
    for treaty, pattern in _listed(language, "treaties"):
        yield pattern, Entry(MentionKind.TREATY, treaty, _treaty_form(pattern))
    members = group_members()
    for group, pattern in _listed(language, "groups"):
        yield pattern, Entry(MentionKind.GROUP, group, members=members[group])
    bodies = {row["id"]: row for row in rows("organisations.csv")}
    for organisation, pattern in _listed(language, "organisations"):
        row = bodies[organisation]
        form: Form = "body" if row["form"] == "body" else "name"
        state = row["state"] or None
        yield pattern, Entry(MentionKind.ORGANISATION, organisation, form, state=state)
    for weapon, pattern in _listed(language, "weapons"):
        yield pattern, Entry(MentionKind.WEAPON, weapon)
    for _, pattern in _listed(language, "hidden"):
        yield pattern, HIDDEN


def _listed(language: str, what: str) -> Iterator[tuple[str, str]]:
    """Yield id and pattern from a file of patterns, those for look-up only left out."""
    for known, patterns in tables(f"{language}/{what}.toml").items():
        for pattern in patterns:
            if not pattern.startswith(LOOKUP_ONLY):
                yield known, pattern


def _treaty_form(pattern: str) -> Form:
    return "alias" if pattern.isupper() else "name"
