"""The first act told of that a treaty forbids the state that did it, for the lanes of its exit."""

from collections.abc import Iterable

from servanda.delivery.chart.lanes import Acts, FirstAct
from servanda.delivery.library import Entry
from servanda.delivery.phrase import deed, told
from servanda.delivery.profile import cited
from servanda.terms.assessment import EffectVerdict
from servanda.terms.finding import Modality, Polarity

_DONE = (Modality.DONE.value, Modality.ONGOING.value)


def first_acts(entries: Iterable[Entry]) -> Acts:
    """Return the first act by state and treaty: done or going on, and forbidden by the treaty.

    What is planned, decided, denied or only possible is none. The day is that of the act where the
    text gives one, else that of publication; an act without either is left out.
    """
    found: dict[tuple[str, str], FirstAct] = {}
    for entry in entries:
        acts = {one["id"]: one for one in entry.dossier["acts"]}
        times = {one["id"]: one for one in entry.dossier["times"]}
        for effect in entry.dossier["effects"]:
            act = acts.get(effect["act"])
            if act is None or effect["verdict"] != EffectVerdict.PROHIBITED:
                continue
            if act["modality"] not in _DONE or act["polarity"] != Polarity.AFFIRMED:
                continue
            when = times.get(act["when"] or "")
            on = (when["from"] if when else None) or entry.document["published"]
            key = (effect["state"], effect["treaty"])
            if on and (key not in found or on < found[key].on):
                found[key] = FirstAct(on, f"{told(deed(act))} ({cited(entry)})")
    return found
