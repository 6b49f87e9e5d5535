"""``--suppose``: acts that a person supposes, read from the words typed and shown as supposed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from servanda.cli.argument import day
from servanda.cli.output import Form, print_csv, print_json, say
from servanda.errors import Refused

if TYPE_CHECKING:
    from servanda.record.suppose import Consequence, Supposition

Command = TypeVar("Command", bound=Callable[..., Any])


class Act(click.ParamType["Supposition"]):
    """An act and its day, as in ``withdraw 2027-01-15``."""

    name = "act"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Supposition":
        """Return the supposition, or refuse in one sentence."""
        from servanda.record.suppose import Supposed, Supposition

        if isinstance(value, Supposition):
            return value
        kind, _, on = str(value).strip().partition(" ")
        try:
            act = Supposed(kind.lower())
        except ValueError:
            raise Refused(f"--suppose: {kind!r} is none of {', '.join(Supposed)}") from None
        if not on.strip():
            raise Refused(f"--suppose: {value!r} names no day; write '{act} 2027-01-15'")
        return Supposition(act, day(on.strip()))


def suppose_option(command: Command) -> Command:
    """Add ``--suppose "ACT DATE"``, which may be repeated."""
    return click.option(
        "--suppose",
        "supposed",
        type=Act(),
        multiple=True,
        metavar='"ACT DATE"',
        help="What would follow, as in 'withdraw 2027-01-15'; may be repeated.",
    )(command)


def show(
    treaty: str,
    state: str,
    supposed: "tuple[Supposition, ...]",
    days: tuple[date, date | None],
    form: Form,
) -> None:
    """Print where the state would stand if it acted as supposed, and what would follow."""
    from servanda.cli import standing as shown
    from servanda.record.suppose import suppose

    answer = suppose(state, treaty, supposed, *days)
    found = {
        **shown.standing_object(answer.answer),
        "supposed": answer.supposed,
        "following": answer.following,
    }
    match form:
        case Form.JSON:
            print_json(found)
        case Form.CSV:
            print_csv((*shown.TABLE, "supposed", "following"), [found])
        case Form.TEXT:
            _say(answer)


def _say(answer: "Consequence") -> None:
    from servanda.cli import standing as shown

    for one in answer.supposed:
        effect = f", takes effect on {one.effective}" if one.effective else ", no day of effect"
        article = f" [{one.article}]" if one.article else ""
        say(f"Supposed: {one.kind} {one.on}{effect}{article}. {one.reason}".rstrip())
        for condition in one.conditions:
            say(f"condition: {condition}", indent=2)
    say(f"Then: {shown.standing_line(answer.answer)}")
    for stretch in answer.following:
        bound = shown.bound_word(bound=stretch.bound)
        say(f"from {stretch.from_}: {stretch.standing}, {bound}", indent=2)
    shown.say_grounds(answer.answer.grounds)
    shown.say_reach(answer.answer.reach, answer.answer.warnings)
    say("Nothing of this is stored.")
