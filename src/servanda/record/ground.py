"""The grounds of an answer in words: one sentence for each action, step or clause."""

from dataclasses import replace
from datetime import date

from servanda.record.coverage import Listing
from servanda.record.naming import step_name
from servanda.terms.action import Action, ActionKind, DomesticStep
from servanda.terms.source import Confidence, Ground
from servanda.terms.treaty import Effect


def action_ground(action: Action) -> Ground:
    """Return what the record says of an action, as a ground."""
    told = _told(action.kind)
    words = f"{told} on {action.on}." if action.on else f"{told}; the day is not held."
    if action.until:
        words = f"{words[:-1]}, to {action.until}."
    if action.known_on:
        words = f"{words[:-1]} (made known on {action.known_on})."
    return marked(Ground(words, None, _source(action), action.confidence))


def step_ground(step: DomesticStep) -> Ground:
    """Return what the record says of a step on the way out, as a ground."""
    body = f", {step.body}" if step.body else ""
    detail = f": {step.detail}" if step.detail else ""
    words = f"{step.on}, {step_name(step)}{body}{detail}"
    return marked(Ground(words.rstrip(".") + ".", None, step.source, step.confidence))


def cited(treaty: str, article: str | None) -> str | None:
    """Return an article with its treaty before it, unless it names another instrument itself.

    >>> cited("APMBC", "20(3)"), cited("INF", "VCSST 23(1)")
    ('APMBC 20(3)', 'VCSST 23(1)')
    """
    if not article:
        return None
    first = article.split(" ", maxsplit=1)[0].split("(", maxsplit=1)[0]
    own = not first[:1].isalpha() or not set(first.strip(",")) - set("IVXLC")
    return f"{treaty} {article}" if own else article


def entry_ground(effect: Effect, treaty: str) -> Ground:
    """Return why the treaty binds a state from a day, or why that day is open."""
    article = cited(treaty, effect.article)
    if effect.on is None:
        return Ground(f"No day of entry into force: {effect.reason}", article)
    words = f"In force for it from {effect.on}. {effect.reason}"
    if effect.text_on and effect.text_on != effect.on:
        words += f" The text itself gives {effect.text_on}."
    return Ground(words, article)


def exit_ground(effect: Effect, treaty: str, *, verb: str = "takes") -> Ground:
    """Return when a withdrawal takes effect by the clause, or why that is open."""
    article = cited(treaty, effect.article)
    if effect.on is None:
        held = f" Not before {effect.not_before}." if effect.not_before else ""
        return Ground(f"The withdrawal has no day of effect: {effect.reason}{held}", article)
    words = f"The withdrawal {verb} effect on {effect.on}. {effect.reason}"
    if effect.text_on and effect.text_on != effect.on:
        words += f" The text itself gives {effect.text_on}."
    return Ground(words, article)


def listing_ground(listing: Listing) -> Ground:
    """Return that a list shows the state as a party, its day of entry not being held."""
    words = f"Listed as a party on {listing.on}; its day of entry into force is not held."
    return marked(Ground(words, None, listing.source, listing.confidence))


def marked(ground: Ground) -> Ground:
    """Return the ground with its words marked where it rests on memory alone."""
    if ground.confidence is not Confidence.MEMORY or ground.text.endswith("(unverified)"):
        return ground
    return replace(ground, text=f"{ground.text} (unverified)")


def published(action: Action | DomesticStep) -> Ground:
    """Return the published day of effect, as a ground."""
    if isinstance(action, DomesticStep):
        return step_ground(action)
    return action_ground(action)


def full_day(step: DomesticStep) -> date | None:
    """Return the day of a step, where the whole of it is held."""
    return step.on.earliest if step.on.day else None


def _source(action: Action) -> str:
    return f"{action.source}; {action.note}" if action.note else action.source


def _told(kind: ActionKind) -> str:  # noqa: PLR0911, PLR0912 -- one sentence for each kind
    match kind:
        case ActionKind.SIGNATURE:
            return "Signed"
        case ActionKind.SUCCESSION_TO_SIGNATURE:
            return "Succeeded to the signature"
        case ActionKind.SIGNATURE_RENOUNCED:
            return "Told the depositary that it does not intend to become a party"
        case ActionKind.RATIFICATION | ActionKind.ACCEPTANCE | ActionKind.APPROVAL:
            return f"Deposited its instrument of {kind}"
        case ActionKind.ACCESSION:
            return "Deposited its instrument of accession"
        case ActionKind.SUCCESSION:
            return "Succeeded to the treaty"
        case ActionKind.CONSENT_TO_BE_BOUND:
            return "Consented to be bound"
        case ActionKind.PARTY_UNDATED:
            return "Listed as a party, its consent undated"
        case ActionKind.RATIFICATION_WITHDRAWN:
            return "Withdrew its ratification"
        case ActionKind.PROVISIONAL_APPLICATION:
            return "Applies the treaty provisionally, as declared"
        case ActionKind.PROVISIONAL_APPLICATION_TERMINATED:
            return "Gave notice that it ends provisional application"
        case ActionKind.WITHDRAWAL_ANNOUNCED:
            return "Announced its withdrawal"
        case ActionKind.WITHDRAWAL_NOTIFIED:
            return "Its notice of withdrawal was received"
        case ActionKind.WITHDRAWAL_EFFECTIVE:
            return "Its withdrawal takes effect, as published,"
        case ActionKind.WITHDRAWAL_RESCINDED:
            return "Took its notice of withdrawal back"
        case ActionKind.WITHDRAWAL_RESCISSION_REPORTED:
            return "Is reported to have undone its withdrawal at home"
        case ActionKind.CESSATION_OF_MEMBERSHIP:
            return "Ceased to be a member of the organisation"
        case ActionKind.SUSPENSION_ANNOUNCED:
            return "Announced a suspension"
        case ActionKind.SUSPENSION_NOTIFIED:
            return "Notified a suspension"
        case ActionKind.SUSPENSION_EFFECTIVE:
            return "Claims a suspension in effect"
        case ActionKind.DECLARATION:
            return "Made a declaration"
        case ActionKind.RESERVATION:
            return "Made a reservation"
        case ActionKind.TERRITORIAL_EXTENSION:
            return "Extended the treaty to a territory"
        case ActionKind.TERRITORIAL_EXCLUSION:
            return "Excluded a territory from the treaty"
        case ActionKind.OBJECTION:
            return "Objected"
        case ActionKind.COUNTERMEASURE:
            return "Took a countermeasure"
        case ActionKind.EXTENSION:
            return "Agreed to an extension"
        case ActionKind.EXPIRY:
            return "The treaty expires"
