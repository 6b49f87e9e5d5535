"""Acts told in plain words, no firmer than the text means them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.delivery.contract import ActData
from servanda.delivery.naming import actor_name, treaty_name
from servanda.delivery.words import clipped, listing, plain, sentence, table, word
from servanda.terms.finding import DOMESTIC_STAGES, RATIFICATION, Modality, Polarity, Stage


@dataclass(frozen=True, slots=True)
class Deed:
    """Acts that differ in their kind alone, so that one sentence can tell them all."""

    kinds: tuple[str, ...]
    actors: tuple[str, ...]
    treaty: str | None
    object: str | None
    stage: str | None
    modality: str
    polarity: str
    retrospective: bool = False

    @property
    def of_treaty(self) -> bool:
        """Say whether the acts are done to a treaty, not with a weapon."""
        return self.kinds[0] in table("kinds")["of_treaty"]

    @property
    def is_exit(self) -> bool:
        """Say whether the acts lead out of a treaty."""
        return self.kinds[0] in table("kinds")["of_exit"]

    @property
    def is_domestic(self) -> bool:
        """Say whether the acts are a step at home, which ends nothing by itself."""
        return self.stage in DOMESTIC_STAGES

    @property
    def firmness(self) -> str:
        """Return how firmly the acts are meant; a step at home is at most decided."""
        firmer = (Modality.DONE, Modality.ONGOING)
        return Modality.DECIDED if self.is_domestic and self.modality in firmer else self.modality

    @property
    def rank(self) -> int:
        """Return the place of the firmness, strongest first."""
        order: list[str] = table("kinds")["firmness"]
        return order.index(self.firmness) if self.firmness in order else len(order)


def deed(act: ActData) -> Deed:
    """Return what one act of a dossier says was done, or is meant."""
    return Deed(
        kinds=(act["kind"],),
        actors=tuple(act["actors"]),
        treaty=act["treaty"],
        object=act["object"],
        stage=act["stage"],
        modality=act["modality"],
        polarity=act["polarity"],
        retrospective=act["retrospective"],
    )


def actors_words(actors: Sequence[str]) -> str:
    """Return the actors as a sentence names them."""
    named = [clipped(actor_name(actor), 80) for actor in actors]
    return listing(filter(None, named)) or word("missing", "actor")


def object_words(found: Deed) -> str:
    """Return the treaty or the weapons that the acts are about."""
    if found.of_treaty:
        if found.treaty:
            return treaty_name(found.treaty)
        unnamed = found.object in (None, "", RATIFICATION)
        return word("missing", "treaty") if unnamed else f"the {clipped(str(found.object), 80)}"
    if found.object:
        return word("weapon", clipped(found.object, 80))
    return word("missing", "object")


def _form(found: Deed, form: str) -> str:
    """Return the verbs in one form (``inf``, ``ger`` or ``pp``) with what they are about."""
    what = object_words(found)
    notices = table("notice") if found.stage == Stage.NOTIFIED else {}
    notices = table("ratification") if found.object == RATIFICATION else notices
    acts = table("act")
    patterns = [
        str(
            (notices.get(kind) or acts.get(kind) or {}).get(
                form, f"{plain(kind).replace('_', ' ')} {{what}}"
            )
        )
        for kind in found.kinds
    ]
    if all(pattern.endswith(" {what}") for pattern in patterns):
        return f"{listing(p.removesuffix(' {what}') for p in patterns)} {what}"
    return listing(p.replace("{what}", what) for p in patterns)


def doing(found: Deed) -> str:
    """Return the acts alone, as "producing anti-personnel mines"."""
    return _form(found, "ger")


def _affirmed(found: Deed) -> Deed:
    return replace(found, polarity=Polarity.AFFIRMED)


def clause(found: Deed) -> str:
    """Return who does what and how firmly, as a clause without a full stop."""
    if found.polarity == Polarity.DENIED:
        return word("denial", "clause").replace("{clause}", clause(_affirmed(found)))
    firm = table("firm")[found.polarity]
    pattern = str(firm.get(found.firmness, firm["possible"]))
    many = len(set(found.actors)) > 1
    forms = {form: _form(found, form) for form in ("inf", "ger", "pp")}
    agreed = {
        "has": "have" if many else "has",
        "is": "are" if many else "is",
        "do": "do" if many else "does",
        "s": "" if many else "s",
    }
    return f"{actors_words(found.actors)} {pattern.format(**agreed, **forms)}"


def step(found: Deed) -> str | None:
    """Return the reminder that a step at home is no exit, where the acts are one."""
    if found.stage is None or not found.is_exit or found.stage not in table("step"):
        return None
    return word("step", found.stage)


def told(found: Deed) -> str:
    """Return the acts as one sentence, with the reminder where it is due."""
    reminder = step(found)
    return sentence(f"{clause(found)} ({reminder})" if reminder else clause(found))
