"""What is forbidden until then, and what binds after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.delivery.contract import ActData, DossierData, EffectData, GroundData, ResidueData
from servanda.delivery.naming import actor_name, treaty_name
from servanda.delivery.phrase import Deed, deed, doing
from servanda.delivery.view import Badge, Fact, Finding, Link, Question, badge
from servanda.delivery.words import article_words, day, listing, plain, sentence, table, word

_ORDER = ("prohibited", "undetermined", "permitted")


@dataclass(frozen=True, slots=True)
class Ban:
    """What one treaty says of the same acts of some states, until the same day."""

    states: tuple[str, ...]
    treaty: str
    verdict: str
    until: str | None
    acts: tuple[str, ...]
    doings: tuple[tuple[str, str | None], ...]
    """Act in words, and article."""
    as_of: str | None
    grounds: tuple[GroundData, ...]


def bans(data: DossierData) -> tuple[Ban, ...]:
    """Return the effects, those of the same states, treaty and day together."""
    acts = {act["id"]: act for act in data["acts"]}
    by_state: dict[tuple[str, str, str, str | None], list[EffectData]] = {}
    for effect in data["effects"]:
        key = (effect["state"], effect["treaty"], effect["verdict"], effect["until"])
        by_state.setdefault(key, []).append(effect)
    alike: dict[tuple[object, ...], list[Ban]] = {}
    for (state, treaty, verdict, until), effects in by_state.items():
        ban = Ban(
            states=(state,),
            treaty=treaty,
            verdict=verdict,
            until=until,
            acts=tuple(dict.fromkeys(effect["act"] for effect in effects)),
            doings=_doings(effects, acts),
            as_of=effects[0]["as_of"],
            grounds=_once(ground for effect in effects for ground in effect["grounds"]),
        )
        alike.setdefault((treaty, verdict, until, ban.acts, ban.doings), []).append(ban)
    merged = (_merged(group) for group in alike.values())
    return tuple(sorted(merged, key=lambda b: _ORDER.index(b.verdict)))


def _merged(group: list[Ban]) -> Ban:
    first = group[0]
    return Ban(
        states=tuple(state for ban in group for state in ban.states),
        treaty=first.treaty,
        verdict=first.verdict,
        until=first.until,
        acts=first.acts,
        doings=first.doings,
        as_of=first.as_of,
        grounds=told_apart([(ban.states[0], ban.grounds) for ban in group]),
    )


def told_apart(held: Sequence[tuple[str, Iterable[GroundData]]]) -> tuple[GroundData, ...]:
    """Return the grounds of several states, each once; what is not common names its state."""
    states: dict[tuple[str, str | None], list[str]] = {}
    first: dict[tuple[str, str | None], GroundData] = {}
    for state, grounds in held:
        for ground in _once(grounds):
            key = ground["text"], ground["source"]
            states.setdefault(key, []).append(actor_name(state))
            first.setdefault(key, ground)
    everybody = len({state for state, _ in held})
    common = [g for key, g in first.items() if len(set(states[key])) == everybody]
    own: list[GroundData] = [
        {**ground, "text": f"{listing(states[key])}: {ground['text']}"}
        for key, ground in first.items()
        if len(set(states[key])) < everybody
    ]
    return (*common, *own)


def _once(grounds: Iterable[GroundData]) -> tuple[GroundData, ...]:
    seen = {(g["text"], g["article"], g["source"]): g for g in grounds}
    return tuple(seen.values())


def _doings(
    effects: Iterable[EffectData], acts: dict[str, ActData]
) -> tuple[tuple[str, str | None], ...]:
    """Return the acts in words, those of the same object and article as one."""
    kinds: dict[tuple[str | None, str | None], list[Deed]] = {}
    for effect in effects:
        act = acts.get(effect["act"])
        if act is not None:
            kinds.setdefault((act["object"], effect["article"]), []).append(deed(act))
    return tuple((doing(_together(deeds)), article) for (_, article), deeds in kinds.items()) or (
        (word("missing", "object"), None),
    )


def _together(deeds: list[Deed]) -> Deed:
    first = deeds[0]
    kinds = tuple(dict.fromkeys(kind for found in deeds for kind in found.kinds))
    return Deed(kinds, first.actors, first.treaty, first.object, None, first.modality, "affirmed")


def doings_words(ban: Ban) -> str:
    """Return the acts with their articles, as a sentence lists them."""
    cited = ((words, article_words(article or "")) for words, article in ban.doings)
    return listing(f"{words} ({article})" if article else words for words, article in cited)


def states_words(ban: Ban) -> str:
    """Return the states as a sentence lists them."""
    return listing(actor_name(state) for state in ban.states)


def what_binds(data: DossierData) -> Question:
    """Return what is forbidden until which day, and what still binds after an exit."""
    found = tuple(_ban(data, number, ban) for number, ban in enumerate(bans(data)))
    rest = tuple(_residue(number, group) for number, group in enumerate(residues(data)))
    return Question(
        anchor="q-binds",
        heading="What is forbidden until then, and what binds after?",
        findings=(*found, *rest),
        nothing="No act in this text could be held against a treaty.",
    )


def ban_words(ban: Ban) -> str:
    """Return what the treaty says of the acts, as one sentence."""
    states, treaty, doings = states_words(ban), treaty_name(ban.treaty), doings_words(ban)
    if ban.verdict == "prohibited" and ban.until:
        return sentence(f"before {day(ban.until)}, {treaty} forbids {states}: {doings}")
    pattern = str(table("ban")[ban.verdict])
    return sentence(pattern.format(states=states, treaty=treaty, doings=doings))


def _ban(data: DossierData, number: int, ban: Ban) -> Finding:
    places = {act["id"]: n for n, act in enumerate(data["acts"])}
    links = tuple(Link(act, f"f-a-{places[act]}") for act in ban.acts if act in places)
    facts = []
    if ban.until:
        facts.append(Fact("Not bound from", day(ban.until)))
    if ban.as_of:
        facts.append(Fact("Judged for", day(ban.as_of)))
    if links:
        facts.append(Fact("Acts meant", "", links))
    return Finding(
        anchor=f"f-e-{number}",
        sentence=ban_words(ban),
        badge=badge("verdict", ban.verdict),
        facts=tuple(facts),
        grounds=ban.grounds,
    )


def residues(data: DossierData) -> tuple[tuple[ResidueData, ...], ...]:
    """Return what binds after an exit, states with the same rule together."""
    groups: dict[tuple[str, str | None, str], list[ResidueData]] = {}
    for entry in data["residue"]:
        key = (entry["treaty"], entry["article"], entry["says"])
        groups.setdefault(key, []).append(entry)
    return tuple(tuple(group) for group in groups.values())


def _residue(number: int, group: tuple[ResidueData, ...]) -> Finding:
    first = group[0]
    states = listing(actor_name(entry["state"]) for entry in group)
    facts = []
    told = f"after the exit, {treaty_name(first['treaty'])} still binds {states}"
    if not first["acts"]:
        told = f"{states}: {plain(first['says'])}"  # No act is forbidden: the rule is told whole.
    elif plain(first["says"]):
        facts.append(Fact("Which says", sentence(first["says"])))
    if first["acts"]:
        facts.append(Fact("On", listing(plain(act).replace("_", " ") for act in first["acts"])))
    if first["article"]:
        facts.append(Fact("Under", article_words(first["article"])))
    return Finding(
        anchor=f"f-r-{number}",
        sentence=sentence(told),
        badge=Badge("still binds", "§", "calm"),
        facts=tuple(facts),
        grounds=told_apart([(entry["state"], entry["grounds"]) for entry in group]),
    )
