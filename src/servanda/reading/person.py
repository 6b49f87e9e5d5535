"""Persons in a text, each with role, organisation and the state that they speak for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.reading.affiliation import (
    Surroundings,
    affiliation,
    belongs,
    organisation_before,
)
from servanda.reading.beside import AFTER, apposition, past_brackets, role_before, role_behind
from servanda.reading.capital import all_runs
from servanda.reading.inflection import stem
from servanda.reading.role import first_role, office
from servanda.reading.serving import presided, served
from servanda.reading.speech import Words, words
from servanda.terms.finding import MentionKind
from servanda.terms.span import Span

_BEFORE = 80
_LED = 24
"""Characters in capitals before a title: "Senate Majority | Leader N. N."."""
_OWNED = ("'s ", "’s ", "s' ", "s’ ")
_BARE = 2
"""Words of a name that no role tells to be one."""
_RECURS = 2_000
"""Characters behind such a name in which its surname comes again."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the text names."""

    name: str
    span: Span
    """Where the fullest name stands first."""
    role: str | None = None
    organisation: str | None = None
    state: str | None = None
    public: bool = False
    """Whether the role is one of a state."""

    @property
    def surname(self) -> str:
        """Return the last word of the name."""
        return self.name.split()[-1]


def people(around: Surroundings) -> tuple[Person, ...]:
    """Return the persons in the order of their first full names.

    A run of two to five capitalised words is a person's name where something beside it says
    so: a role before it, an apposition or affiliation behind it, or a verb of saying.
    """
    found: dict[str, Person] = {}
    parts: set[str] = set()
    known = words(around.language)
    for span in _runs(around):
        name = span.of(around.text)
        if name in found:
            found[name] = _told_more(around, found[name], span)
            continue
        if not _is_person(around, span):
            continue
        title, _, rest = name.partition(" ")
        if rest in parts and known.has("titles", title.rstrip(".").lower()):
            # "Mr. Lunde", "Sir Piers" is who was named in full before.
            continue
        person = profile(around, span)
        if name.isupper():
            person = replace(person, name=name.title())
        if person.role is not None and person.role in known.set("same_roles"):
            # "His German counterpart, N. N." holds the role of who was named last.
            last = next((one.role for one in reversed(found.values()) if one.role), None)
            abroad = person.state is not None or not known.has("roles_abroad", person.role)
            person = replace(person, role=office(last) if last and abroad else None)
        found[name] = person
        parts |= {person.surname, person.name.partition(" ")[0]}
    return tuple(found.values())


def _told_more(around: Surroundings, person: Person, span: Span) -> Person:
    """Return a person with the role that the text tells only where the name stands again."""
    if person.role is not None or role_before(around, span) is None:
        return person
    again = profile(around, span)
    return replace(again, span=person.span, organisation=person.organisation or again.organisation)


def _runs(around: Surroundings) -> Iterator[Span]:
    known = words(around.language)
    for run in all_runs(around.text, known.set("name_ties"), known.set("titles")):
        span = _without_mention(around, run)
        span = _without_body(around, _without_title(around, _without_clitic(around, span)))
        span = _without_owner(around, span)
        parts = span.of(around.text).split()
        while len(parts) > 1 and _is_no_name(parts, known):
            span = Span(span.start + len(parts[0]) + 1, span.end)
            parts = parts[1:]
        for ending in ("'s", "’s", "'", "’"):
            if span.of(around.text).endswith(ending):
                span = Span(span.start, span.end - len(ending))
                break
        last = parts[-1] if parts else ""
        if known.has("name_suffixes", last.rstrip(".").lower()):
            span = Span(span.start, span.end - len(last) - 1)
            parts = parts[:-1]
        if len(parts) >= 2 and not any(part.isupper() and len(part) > 3 for part in parts):
            yield span
        elif span.of(around.text).isupper():
            spelt = _behind_title(around, span)
            if spelt is not None:
                yield spelt


def _behind_title(around: Surroundings, span: Span) -> Span | None:
    """Return the name in capitals behind a title: "STATEMENT OF HON. N. N.", "MR. N. N."."""
    known, text = words(around.language), around.text
    before = text[max(0, span.start - _BEFORE) : span.start].split()[-1:]
    parts = [*before, *span.of(text).split(" ")]
    titles = [at for at, one in enumerate(parts) if known.has("titles", one.rstrip(".").lower())]
    rest = parts[titles[-1] + 1 :] if titles else []
    return Span(span.end - len(" ".join(rest)), span.end) if 1 < len(rest) <= _BARE + 1 else None


def _holds_body(parts: Sequence[str], known: Words) -> bool:
    """Say whether a run is too long for a name, or begins with a body or its initials."""
    if len(parts) > _BARE + 1:
        return True
    initials = sum(sign.isupper() for sign in parts[0]) > 1
    body = known.has("organisation", parts[0].lower()) or parts[0].isupper() or initials
    return len(parts) > _BARE and body and len(parts[0]) > 1


def _without_owner(around: Surroundings, span: Span) -> Span:
    """Return the name behind a body in the possessive: "The Greens' N. N."."""
    run = span.of(around.text)
    at = max(run.rfind(one) + len(one) for one in _OWNED if one in run) if _holds(run) else 0
    return Span(span.start + at, span.end)


def _holds(run: str) -> bool:
    return any(one in run for one in _OWNED)


def _without_clitic(around: Surroundings, span: Span) -> Span:
    """Return a run without the article written together with its first word ("L'Union")."""
    clitics = words(around.language).clitics
    low = span.of(around.text)[:3].lower()
    for head in clitics.heads if clitics is not None else ():
        if low.startswith(head) and span.end - span.start > len(head):
            start = span.start + len(head)
            first = span.of(around.text)[len(head) :].partition(" ")[0]
            small = first[:1].islower() and start + len(first) < span.end
            return Span(start + (len(first) + 1) * small, span.end)
    return span


def _without_body(around: Surroundings, span: Span) -> Span:
    """Return the name before a body that a tie joins to it: "N. N. von der Universität"."""
    known, start = words(around.language), span.start
    parts = span.of(around.text).split(" ")
    if known.trait("two-word-names") and _holds_body(parts, known):
        # "prezes Fundacji Czyste Rzeki N. N.": the name stands last.
        return Span(span.end - len(" ".join(parts[-2:])), span.end)
    if not known.trait("capital-nouns"):
        return span
    end = start
    for number, part in enumerate(parts):
        if number > 1 and known.has("organisation", part.lower()):
            return Span(span.start, end)
        start += len(part) + 1
        end = start - 1 if part[:1].isupper() else end
    return span


def _is_no_name(parts: Sequence[str], known: Words) -> bool:
    """Say whether a run only begins with a word, and the name behind it: "M. Gaillard"."""
    word = parts[0]
    lists = ("determiners", "openers", "prepositions", "pronouns", "subordinators", "as")
    title = len(parts) > _BARE or known.trait("titled-names")
    title = title and known.has("titles", word.rstrip(".").lower())
    spark = known.trait("bare-names") and word.lower() in known.sparks
    return title or spark or any(known.has(name, word.lower()) for name in lists)


def _without_mention(around: Surroundings, span: Span) -> Span:
    """Return what is left of a run behind a name that is known, else nothing."""
    mention = around.covered(span)
    if mention is None:
        return span
    if mention.span.end < span.end:
        rest = around.text[mention.span.end : span.end]
        bare = rest.lstrip("'’s ") if rest[:1] in "'’" else rest.lstrip()
        return Span(span.end - len(bare), span.end)
    return Span(span.start, span.start)


def _without_title(around: Surroundings, span: Span) -> Span:
    """Return the run behind a role with which it begins ("Director General N. N.").

    A role may begin before the run: "Secretary of | State N. N.". Where a body stands between
    role and name ("prezes Klubu N. N."), the name is told by its two words.
    """
    at = bisect_right(around.roles, span.start, key=lambda one: one.span.start) - 1
    bodies = words(around.language).trait("two-word-names")
    if not bodies and at >= 0 and span.start < around.roles[at].span.end < span.end:
        rest = around.text[around.roles[at].span.end : span.end]
        return Span(span.end - len(rest.lstrip(". ")), span.end)
    if at >= 0 and around.roles[at].span.end >= span.end:
        # "Deputy Secretary | of State N. N.": all of it is a title.
        return Span(span.start, span.start)
    role = first_role(around.roles, Span(max(0, span.start - 1), span.end))
    if role is not None and role.span.start <= span.start and role.span.end >= span.end:
        return Span(span.start, span.start)
    if role is not None and role.span.start <= span.start + _LED and role.span.end < span.end:
        rest = around.text[role.span.end : span.end]
        return Span(span.end - len(rest.lstrip(". ")), span.end)
    return span


def _is_person(around: Surroundings, span: Span) -> bool:
    text, known = around.text, words(around.language)
    before = text[max(0, span.start - _BEFORE) : span.start]
    preceding = before.split()[-1:] or [""]
    if known.has("determiners", preceding[0].lower()) and before.endswith((" ", "\xa0")):
        return False
    role = role_before(around, span)
    if _owning(around, span) is not None and around.text[span.end + 1 : span.end + 2].islower():
        # "Poland's N. N. disagreed".
        return not any(known.has("organisation", w.lower()) for w in span.of(text).split())
    tied = any(known.has(n, preceding[0].lower()) for n in ("organisation", "affiliation"))
    if tied and (role is None or role.span.end < span.start - 1):
        return False
    if any(known.has("organisation", w.lower()) for w in span.of(text).split()):
        return False
    titled = preceding[0][:1].isupper() and before.endswith(" ")
    titled = titled and known.has("titles", preceding[0].rstrip(".").lower())
    apposed = before.endswith(", ") and around.text[span.end : span.end + 1] in {",", "."}
    kin = apposed and known.has("kin", preceding[0].rstrip(",").lower())
    if role is not None or titled or kin or _is_given(around, span):
        return True
    if _acts(around, span, preceding[0], before):
        return True
    return known.trait("bare-names") and _recurs(around, span, preceding[0], before)


def _is_given(around: Surroundings, span: Span) -> bool:
    """Say whether a run of two or three words begins with a given name that is known."""
    known, parts = words(around.language), span.of(around.text).split()
    first = parts[0].lower().partition("-")[0]
    given = any(known.has(one, first) for one in ("feminine_names", "masculine_names"))
    return given and len(parts) <= _BARE + 1 and known.trait("given-names")


def _owning(around: Surroundings, span: Span) -> str | None:
    """Return the state whose a name is said to be right before it: "Poland's N. N."."""
    near = around.mentions_in(Span(max(0, span.start - _BEFORE), span.start))
    last = near[-1] if near else None
    if last is None or last.kind is not MentionKind.STATE or last.form != "name":
        return None
    return last.ref if around.text[last.span.end : span.start] in {"'s ", "’s "} else None


def _acts(around: Surroundings, span: Span, preceding: str, before: str) -> bool:
    """Say whether a verb of saying, an apposition or an affiliation stands beside a name."""
    known = words(around.language)
    after = past_brackets(around.text[span.end : span.end + AFTER])
    suffix, _, rest = after.lstrip().partition(" ")
    after = f" {rest}" if known.has("name_suffixes", suffix.rstrip(".,").lower()) else after
    following = after.split()[:4] or [""]
    small = ("adverbs", "perfect", "object_pronouns")
    titled = known.has("titles", span.of(around.text).partition(" ")[0].rstrip(".").lower())
    if after.startswith(":") and not titled and _opens_line(before, known):
        # The label of a turn in a debate or an interview.
        return True
    acts = [word for word in following if not any(known.has(n, word.lower()) for n in small)]
    if after.startswith(" ") and acts and acts[0].lower().rstrip(",.:") in known.verbs:
        return True
    if preceding.lower() in known.verbs and before.endswith(" "):
        return True
    if after.startswith(", "):
        word = following[1] if len(following) > 1 else ""
        word = word.rstrip(",.:").lower()
        apposed = word.isdigit() or known.has("apposition", word) or word in known.verbs
        return apposed or role_behind(around, span) is not None
    return after.startswith(" ") and known.has("affiliation_after_name", following[0].lower())


def _opens_line(before: str, known: Words) -> bool:
    """Say whether no more than titles stand before a name in its line."""
    line = before.rpartition("\n")[2]
    led = len(before) < _BEFORE or "\n" in before
    return led and all(known.has("titles", one.rstrip(".").lower()) for one in line.split())


def _recurs(around: Surroundings, span: Span, preceding: str, before: str) -> bool:
    """Say whether a small word, perhaps a role, stands before and the surname comes again."""
    known, name = words(around.language), span.of(around.text)
    opens = before.rstrip(" ")[-1:] in {"", ".", "\n", "!", "?"}
    led = preceding[:1].islower() and preceding.isalpha() and before.endswith((" ", "\xa0"))
    if not (led or (opens and _does(around, span))):
        return False
    lists = ("organisation_intro", "prepositions", "coordinators", "determiners", "subordinators")
    if len(name.split()) != _BARE or any(known.has(one, preceding) for one in lists):
        return False
    bare = stem(name.split()[-1], known)
    return around.text.count(bare, span.end, span.end + _RECURS) > 0 or opens


def _does(around: Surroundings, span: Span) -> bool:
    """Say whether a small word follows a name, and a pronoun for a person soon after."""
    known = words(around.language)
    after = around.text[span.end : span.end + AFTER]
    if not (after[:1] == " " and after[1:2].islower()):
        return False
    following = after.replace("-", " ").replace(",", " ").replace(".", " ").lower().split()
    return any(known.has("person_pronouns", word) for word in following)


def profile(around: Surroundings, span: Span) -> Person:
    """Return the person named at a span with what the words beside the name tell."""
    text = around.text
    role = role_before(around, span)
    beside = apposition(text, span.end)
    stretch: Span | None = None
    if role is not None:
        stretch = Span(span.end, min(len(text), span.end + AFTER))
    elif beside is not None:
        role = role_behind(around, span)
        stretch = Span(role.span.end, beside.end) if role is not None else beside
    else:
        stretch = Span(span.end, min(len(text), span.end + AFTER))
    tied = role is not None and stretch.start == role.span.end
    if role is not None and tied:
        organisation = belongs(around, role, stretch.end)
    else:
        organisation = affiliation(around, stretch.start, stretch.end)
    if organisation is None and role is not None and role.span.end < span.start:
        organisation = presided(around, role, span)
    if organisation is None:
        organisation = organisation_before(around, role.span.start if role else span.start)
    public = role.public if role is not None else False
    state = served(around, span, role, beside) if role is not None else _owning(around, span)
    return Person(
        name=span.of(text),
        span=span,
        role=role.name if role is not None else None,
        organisation=organisation.of(text) if organisation is not None else None,
        state=state or (role.state if role is not None else None),
        public=public,
    )
