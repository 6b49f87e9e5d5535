"""Who says what, and why; and who objects."""

from collections.abc import Sequence

from servanda.delivery.contract import ActData, DossierData, LinkData, SpeakerData, StatementData
from servanda.delivery.naming import actor_name, group_name, is_state, treaty_name
from servanda.delivery.phrase import deed, told
from servanda.delivery.view import Badge, Fact, Finding, Link, Question, badge, words_at
from servanda.delivery.words import clipped, day, listing, plain, sentence, table, word
from servanda.terms.finding import ActKind, Modality, Polarity


def who_says(data: DossierData, text: str) -> Question:
    """Return the statements in the order of the text."""
    return Question(
        anchor="q-says",
        heading="Who says what, and why?",
        findings=tuple(
            _statement(data, text, number, said) for number, said in enumerate(data["statements"])
        ),
        nothing="No statement was read in this text.",
    )


def who_objects(data: DossierData, text: str) -> Question:
    """Return who speaks for a treaty that a state is about to leave, or has left."""
    found = objections(data)
    return Question(
        anchor="q-objects",
        heading="Who objects?",
        findings=(
            *(_protest(text, number, act) for number, act in protests(data)),
            *(_objection(data, text, group) for group in _by_speaker(data, found)),
        ),
        nothing="Nobody was read as objecting, or as speaking for a treaty that a state leaves.",
    )


def protests(data: DossierData) -> tuple[tuple[int, ActData], ...]:
    """Return the acts by which states object, neither supposed nor denied."""
    return tuple(
        (number, act)
        for number, act in enumerate(data["acts"])
        if act["kind"] == ActKind.OBJECT
        and act["modality"] != Modality.HYPOTHETICAL
        and act["polarity"] == Polarity.AFFIRMED
    )


def _protest(text: str, number: int, act: ActData) -> Finding:
    return Finding(
        anchor=f"f-p-{number}",
        sentence=told(deed(act)),
        badge=Badge("objects", "+", "calm"),
        origin=f"t-a-{number}",
        label=act["id"],
        quotes=words_at(text, [act["span"]]),
    )


def objections(data: DossierData) -> tuple[int, ...]:
    """Return the numbers of the statements that speak for a treaty that is being left."""
    left = treaties_left(data)
    held = [
        (number, speaker_key(said["source"]), stance["value"])
        for number, said in enumerate(data["statements"])
        for stance in said["stance"]
        if stance["treaty"] in left
    ]
    against = {key for _, key, value in held if value == "against" and key}
    found = (number for number, key, value in held if value == "for" and key not in against)
    return tuple(dict.fromkeys(found))


def treaties_left(data: DossierData) -> frozenset[str]:
    """Return the treaties that an exit in the dossier is about."""
    exits = table("kinds")["of_exit"]
    acts = (act["treaty"] for act in data["acts"] if act["kind"] in exits)
    exited = (projection["treaty"] for projection in data["projections"])
    return frozenset(treaty for treaty in (*acts, *exited) if treaty)


def speaker_key(source: SpeakerData) -> str | None:
    """Return what makes two speakers the same."""
    ref = source["ref"]
    return source["name"] or (ref if isinstance(ref, str) else None) or source["organisation"]


def speaker_name(source: SpeakerData) -> str | None:
    """Return what the speaker is called, or None where the text does not say."""
    ref = source["ref"]
    codes = [ref] if isinstance(ref, str) else ref or []
    if codes and all(is_state(code) for code in codes):
        return listing(actor_name(code) for code in codes)
    name = source["name"] or source["organisation"] or source["role"] or source["text"]
    return clipped(name, 120) if name and plain(name) else None


def speaker_line(source: SpeakerData) -> str:
    """Return the speaker with role, organisation and state, as far as the text tells."""
    name = speaker_name(source)
    more = (
        source["role"],
        source["organisation"],
        actor_name(source["state"]) if source["state"] else None,
    )
    shown = [clipped(m, 120) for m in more if m and plain(m)]
    rest = [m for m in dict.fromkeys(shown) if m != name]
    head = name or word("missing", "speaker")
    return f"{head}, {', '.join(rest)}" if rest else head


def _statement(data: DossierData, text: str, number: int, said: StatementData) -> Finding:
    return Finding(
        anchor=f"f-s-{number}",
        sentence=speaker_line(said["source"]),
        badge=badge("mode", said["mode"]),
        label=said["id"],
        origin=f"t-s-{number}",
        quotes=words_at(text, said["content"]),
        facts=tuple(_facts(data, text, said)),
    )


def _facts(data: DossierData, text: str, said: StatementData) -> list[Fact]:
    facts = [
        Fact("Stance", f"{word('stance', stance['value'])} {treaty_name(stance['treaty'])}")
        for stance in said["stance"]
    ]
    facts += [Fact("Why", why, (), True) for why in words_at(text, said["reasons"])]
    facts += [Fact("Condition", c, (), True) for c in words_at(text, [said["condition"]])]
    how = (
        *words_at(text, [said["cue"]]),
        clipped(said["channel"] or ""),
        f"to {clipped(group_name(said['addressee']))}" if said["addressee"] else "",
        f"on {day(said['said_on'])}" if said["said_on"] else "",
    )
    if any(how):
        facts.append(Fact("How", " · ".join(filter(None, how))))
    for number, outer in enumerate(data["statements"]):
        if said["within"] and outer["id"] == said["within"]:
            link = Link(outer["id"], f"f-s-{number}")
            facts.append(Fact("Within", speaker_line(outer["source"]), (link,)))
    for entry in data["sources"]:
        way = _way(entry["chain"]) if entry["statement"] == said["id"] else ""
        if way:
            facts.append(Fact("How we know", way))
    return facts


def _way(chain: list[LinkData]) -> str:
    """Return the way of the words to the reader; empty where the text tells nothing of it."""
    steps = []
    for link in chain:
        who = clipped(actor_name(link["who"]), 80) if link["who"] else word("missing", "link")
        by = f" ({clipped(link['channel'], 40)})" if link["channel"] else ""
        to = clipped(group_name(link["to"]), 80) if link["to"] else ""
        steps.append(f"{who}{by} → {to}" if to else f"{who}{by}")
    told = any(link["to"] for link in chain) or len(chain) > 1
    return "; ".join(steps) if told else ""


def _by_speaker(data: DossierData, found: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the statements of each speaker together; of one without a name, alone."""
    groups: dict[str | int, list[int]] = {}
    for number in found:
        key = speaker_key(data["statements"][number]["source"])
        groups.setdefault(key or number, []).append(number)
    return tuple(tuple(group) for group in groups.values())


def _objection(data: DossierData, text: str, numbers: Sequence[int]) -> Finding:
    number, left = numbers[0], treaties_left(data)
    statements = [data["statements"][n] for n in numbers]
    said = statements[0]
    spoken_for = listing(
        treaty_name(stance["treaty"])
        for statement in statements
        for stance in statement["stance"]
        if stance["value"] == "for" and stance["treaty"] in left
    )
    return Finding(
        anchor=f"f-o-{number}",
        sentence=sentence(f"{speaker_line(said['source'])} – speaks for {spoken_for}"),
        badge=Badge("objects", "+", "calm"),
        origin=f"t-s-{number}",
        label=said["id"],
        quotes=words_at(text, [span for s in statements for span in s["content"]]),
        facts=tuple(
            Fact("Condition", words, (), True)
            for words in words_at(text, [statement["condition"] for statement in statements])
        ),
    )
