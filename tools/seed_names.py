"""Write data/names/cldr.csv and cldr_capitals.csv: what CLDR calls states and capitals.

Run with an interpreter that has Babel, whose locale data are compiled from the Unicode CLDR
(licence Unicode-3.0, https://www.unicode.org/license.txt); the product itself needs no Babel:

    python -m venv /tmp/seed && /tmp/seed/bin/pip install babel==2.18.0
    /tmp/seed/bin/python tools/seed_names.py

The same Babel writes the same bytes. Names of our own stand in data/names/<language>/states.csv
and come before these.
"""

import csv
from pathlib import Path

from babel import Locale  # type: ignore[import-not-found, unused-ignore]  # no dependency
from babel.core import get_cldr_version  # type: ignore[import-not-found, unused-ignore]

LANGUAGES = ("en", "fr", "es", "de", "pl", "lt", "lv", "et", "fi", "uk", "ru")
NAMES = Path(__file__).parent.parent / "src" / "servanda" / "data" / "names"


def seed() -> str:
    """Return the CLDR version whose names were written."""
    with (NAMES / "states.csv").open(encoding="utf-8", newline="") as file:
        alpha2 = {row["code"]: row["alpha2"] for row in csv.DictReader(file)}
    with (NAMES / "en" / "states.csv").open(encoding="utf-8", newline="") as file:
        capitals = {row["code"]: row["capitals"].split("|") for row in csv.DictReader(file)}
    locales = {language: Locale.parse(language) for language in LANGUAGES}
    territories = {
        code: [_names(locales[x], two) for x in LANGUAGES] for code, two in alpha2.items()
    }
    _write("cldr.csv", territories)
    cities = {code: [_cities(locales[x], capitals[code]) for x in LANGUAGES] for code in alpha2}
    _write("cldr_capitals.csv", cities)
    return str(get_cldr_version())


def _names(locale: Locale, alpha2: str) -> str:
    name = str(locale.territories.get(alpha2, ""))
    # "Myanmar (Burma)" gives two names; "Kongo (Kinšasa)" is one.
    if "(" in name and alpha2 not in ("CD", "CG"):
        return "|".join(part.strip(" )") for part in name.split("("))
    return name


def _cities(locale: Locale, english: list[str]) -> str:
    found = []
    for zone, names in locale.time_zones.items():
        city = Locale.parse("en").time_zones.get(zone, {}).get("city")
        if (city or zone.rpartition("/")[2].replace("_", " ")) in english and "city" in names:
            found.append(names["city"])
    return "|".join(sorted(set(found)))


def _write(name: str, rows: dict[str, list[str]]) -> None:
    with (NAMES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", *LANGUAGES))
        writer.writerows((code, *rows[code]) for code in sorted(rows) if any(rows[code]))


if __name__ == "__main__":
    print(f"CLDR {seed()}")
