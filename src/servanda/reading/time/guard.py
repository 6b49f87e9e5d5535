"""Whether what surrounds an expression lets it pass for a time."""

from collections.abc import Callable

from servanda.reading.time.grammar import Found, Grammar

LOOK = 32
"""Characters before or behind an expression that are looked at."""

YEARS = 1000
"""From here on a figure is no length in a range of lengths."""

ABBREVIATION = 3
"""Characters, with its full stop, of a word that is taken for an abbreviation."""

AGES = range(12, 120)
"""Years that somebody may be old."""

RECENT = range(1900, 2040)
"""Years that a figure alone is taken for."""


def passes(found: Found, text: bytes, grammar: Grammar) -> bool:
    """Say whether the surroundings let an expression pass for a time."""
    before, after = text[max(0, found.start - LOOK) : found.start], text[found.end :][:LOOK]
    if _in_figure(before, text[found.start : found.start + 1], after):
        return False
    if not found.small and _is_name(found, before, after.decode()):
        return False
    check = _CHECKS.get(found.rule.guard)
    return check is None or check(found, _last(before), after.decode(), grammar)


def _in_figure(before: bytes, first: bytes, after: bytes) -> bool:
    """Say whether the expression is part of a longer figure, an amount or a percentage."""
    if first.isdigit() and before:
        if before[-1:] in b"$#%+\x7f" and before[-1:]:
            return True
        if before[-1:] in b".,:/-" and before[-2:-1].isdigit():
            return True
    return after[:1] == b"%" or (after[:1] in {b",", b"."} and after[1:2].isdigit())


def _is_name(found: Found, before: bytes, after: str) -> bool:
    """Say whether "Today" or "Daily" is part of a name, such as a newspaper's."""
    if found.rule.kind not in {"dayword", "set"} or "weekdays" in found.words:
        return False
    words = before.split()
    last = words[-1].lstrip(b"(") if words else b""
    if last[:1].isupper() and last.isalpha():
        return True
    return found.rule.kind == "set" and (_next(after)[:1].isupper() or before[-1:] == b"(")


def _last(before: bytes) -> str:
    """Return the last word of what stands before, or the mark that ends it, in lower case."""
    text = before.decode().rstrip()
    if not text:
        return ""
    if text[-1] == "." and 1 < _length(text) <= ABBREVIATION:
        # "p. 1225", "No. 12": the abbreviation counts, not its mark.
        text = text[:-1]
    if not text[-1].isalnum():
        return text[-1]
    at = len(text)
    while at and text[at - 1].isalnum():
        at -= 1
    return text[at:].lower()


def _length(text: str) -> int:
    """Return how long the last word is, its full stop counted; 0 where there is no word."""
    return len((text.replace("(", " ").split() or [""])[-1])


def _next(after: str) -> str:
    """Return the next word after a space, as written; empty where a mark follows."""
    if not after[:1].isspace():
        return ""
    words = after.split(maxsplit=1)
    word = words[0] if words else ""
    return word.rstrip(".,;:!?)\"'")


def _year(found: Found, before: str, after: str, known: Grammar) -> bool:
    follower = _next(after)
    if known.has("before_count", before) or known.has("after_count", follower.lower()):
        return False
    recent = int(found.words["year"]) in RECENT
    if known.has("year_words", follower):
        return True
    if known.has("before_year_surely", before):
        # "In 1200 villages" counts, "in 1997 mines were banned" does not.
        return recent or not _counts(follower, known)
    if known.has("year_needs", "a word"):
        return before == "(" or after[:1] == ")"
    # No thousand and no hundred: hardly a count, even before a plural ("the 2020 elections").
    plain = recent and not found.words["year"].endswith("00")
    if known.has("before_named_year", before):
        return bool(follower) and (plain or not _counts(follower, known))
    far = int(found.words["year"]) >= RECENT.stop and before != "("
    if _counts(follower, known) or (far and not known.has("before_year", before)):
        return False
    if plain or known.has("before_year", before):
        return True
    return before == "(" or after[:1] in {")", ":"} or (before == "," and not follower)


def _counts(follower: str, known: Grammar) -> bool:
    """Say whether a word is a plural or other thing that a figure before it would count."""
    plural = follower.islower() and follower.endswith("s") and len(follower) > 2
    counted = known.has("counted", follower)
    return counted or (plural and not known.has("after_year", follower))


def _nth(found: Found, before: str, after: str, known: Grammar) -> bool:
    follower = _next(after)
    return known.has("before_nth", before) and (not follower or not follower[0].isalnum())


def _figure(found: Found, before: str, after: str, known: Grammar) -> bool:
    first, second = found.words["first"], found.words["second"]
    later = int(first[: 4 - len(second)] + second) > int(first)
    return later and not known.has("before_count", before)


def _month(found: Found, before: str, after: str, known: Grammar) -> bool:
    follower = _next(after)
    if follower[:1].isdigit():
        return False
    if "part" in found.words or known.has("before_month", before):
        return True
    owner = after[:2] == "'s"
    named = known.has("sure_month", found.words["month"]) and (owner or follower.islower())
    return named and not known.has("after_month_no", follower)


def _small(found: Found, before: str, after: str, known: Grammar) -> bool:
    # A name of a month, written small: with a capital it is somebody's name.
    return found.small and not _next(after)[:1].isdigit()


def _no_person(found: Found, before: str, after: str, known: Grammar) -> bool:
    # A name of a month before another name: with capitals both are somebody's.
    return found.small or not _next(after)[:1].isupper()


def _weekday(found: Found, before: str, after: str, known: Grammar) -> bool:
    # "On a Monday" is any Monday; "Good Friday" and "The Sunday Times" are names.
    if known.has("before_any_day", before) or known.has("before_weekday_no", before):
        return False
    follower = _next(after)
    return not (follower[:1].isupper() and known.has("after_weekday", follower.lower()))


def _season(found: Found, before: str, after: str, known: Grammar) -> bool:
    return not known.has("after_season", _next(after))


def _relative(found: Found, before: str, after: str, known: Grammar) -> bool:
    # "the last week of October" is no week before the day of publication.
    return not known.has("after_season", _next(after)) or "within" in found.words


def _single(found: Found, before: str, after: str, known: Grammar) -> bool:
    part = known.has("parts", found.words["unit"]) and known.has("after_season", _next(after))
    if part or known.has("before_label", before) or _is_age(before, after, known):
        return False
    if _is_age_of_years(found, before, after, known):
        return False
    if known.has("single", found.words["n"]) and "half" not in found.words:
        small = known.value("unit", found.words["unit"]) == "S"
        told = known.has("before_single", before) or known.has("after_single", _next(after))
        return not small and told
    return True


def _is_age(before: str, after: str, known: Grammar) -> bool:
    """Say whether a duration is somebody's age ("45-year-old", "17 years of age", "aged 45")."""
    words = " ".join(after.replace("-", " ").split()).lower()
    ages = known.lists.get("after_age", frozenset())
    told = any(words.startswith(age) and not words[len(age) :][:1].isalnum() for age in ages)
    return known.has("before_age", before) or (told and after[:1] in {" ", "-", "\n"})


def _is_age_of_years(found: Found, before: str, after: str, known: Grammar) -> bool:
    """Say whether years are somebody's age behind a word that tells it ("tiene 45 años")."""
    if not known.has("before_age_years", before) or known.has("after_length", _next(after)):
        return False
    count, unit = found.words["n"], known.value("unit", found.words["unit"])
    return unit == "Y" and count.isdigit() and int(count) in AGES


def _aged(found: Found, before: str, after: str, known: Grammar) -> bool:
    # A treaty has an age that counts, a person has none here.
    return any(known.has("aged_things", word.rstrip(".,;:")) for word in after.lower().split()[:2])


def _durations(found: Found, before: str, after: str, known: Grammar) -> bool:
    if _is_age(before, after, known) or known.has("single", found.words["n2"]):
        return False
    figures = found.words["n"], found.words["n2"]
    if all(figure.isdigit() for figure in figures):
        low, high = map(int, figures)
        return low < high and low < YEARS
    return not known.has("single", figures[0])


def _plural(found: Found, before: str, after: str, known: Grammar) -> bool:
    named = after.startswith(" of the") or known.has("before_named_year", before)
    of = known.has("after_plural", _next(after)) and not named
    return of or known.has("before_plural", before)


def _ref(found: Found, before: str, after: str, known: Grammar) -> bool:
    told = found.words.get("ref", "")
    turned = not found.small and known.has("after_opening", _next(after))
    opens = not found.small or not before.isalnum()
    turns = turned or (opens and after[:1] == ",") or known.has("after_discourse", _next(after))
    if turns and known.has("discourse", told):
        # "Now, as to the property": no time, but a turn of what is said.
        return False
    if known.has("ahead_only", told):
        return not (known.has("before_ref_no", before) or known.has("after_ref_no", _next(after)))
    if known.has("ends_clause", told):
        return not _next(after) or known.has("after_ends", _next(after))
    return not known.has("before_ref", before)


_OPENINGS = frozenset({"", ".", "?", "!", '"'})


def _named(found: Found, before: str, after: str, known: Grammar) -> bool:
    follower = _next(after)
    told = known.has("before_named", before) or known.has("after_named", follower)
    told = told or "rel" in found.words or known.has("after_named_ok", follower)
    # At the beginning of a sentence anything may follow ("May Day rallies").
    told = told or (before in _OPENINGS and found.words["named"][0].isalpha())
    # "The Christmas Cottage" is a name, "Christmas trees" are things.
    thing = known.has("after_named_no", follower) or follower[:1].isupper()
    return told and not thing


def _end(found: Found, before: str, after: str, known: Grammar) -> bool:
    # "The day before the vote" is told from the vote.
    return not _next(after)


def _term(found: Found, before: str, after: str, known: Grammar) -> bool:
    # "The year that he left", "the week of the vote" are told from something else.
    follower = _next(after)
    return not (follower[:1].isdigit() or known.has("after_term_no", follower.lower()))


def _before_term(found: Found, before: str, after: str, known: Grammar) -> bool:
    return known.has("before_term", before) and _term(found, before, after, known)


def _rate(found: Found, before: str, after: str, known: Grammar) -> bool:
    return not known.has("after_rate_no", _next(after))


def _dayhour(found: Found, before: str, after: str, known: Grammar) -> bool:
    if not known.has("things_too", found.words["dayhour"]):
        return True
    follower = _next(after)
    return after[:1] != "-" and (not follower or known.has("after_dayhour", follower))


def _decade(found: Found, before: str, after: str, known: Grammar) -> bool:
    return known.has("before_year", before)


def _hour(found: Found, before: str, after: str, known: Grammar) -> bool:
    # "At Noon", with a capital, is a name.
    return found.small and known.has("before_hour", before)


_CHECKS: dict[str, Callable[[Found, str, str, Grammar], bool]] = {
    "year": _year,
    "figure": _figure,
    "nth": _nth,
    "month": _month,
    "small": _small,
    "no person": _no_person,
    "weekday": _weekday,
    "season": _season,
    "relative": _relative,
    "single": _single,
    "plural": _plural,
    "ref": _ref,
    "aged": _aged,
    "durations": _durations,
    "named": _named,
    "end": _end,
    "term": _term,
    "before term": _before_term,
    "rate": _rate,
    "dayhour": _dayhour,
    "decade": _decade,
    "hour": _hour,
}
