"""Who owns an outlet, from a small shipped list and from files that a user names (``--outlets``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from retold.derive.direction import outlet_key
from retold.errors import OptionError
from retold.model import Report

CODE = "R218"
HINT = 'One table: [owner] with lines such as "Name of the owner" = ["example.com", "Name of an outlet"].'


class Owners:
    """Owners of outlets; ``lists`` map an owner to the domains and names of its outlets, a later list goes before an earlier one."""

    def __init__(self, *lists: Mapping[str, Sequence[str]]) -> None:
        self._of: dict[str, str] = {}
        for owners in lists:
            self._of.update({_key(outlet): owner for owner, outlets in owners.items() for outlet in outlets})

    def of(self, report: Report) -> str:
        """The owner of the outlet of ``report``, found by its address, its domain or its name; "" when no list has it.

        A list names "example.com" for every site of that domain, also "news.example.com".
        """
        site = report.url.partition("://")[2].partition("/")[0].lower() or report.outlet.lower()
        parts = site.split(".")
        for start in range(len(parts) - 1):
            found = self._of.get(".".join(parts[start:]))
            if found:
                return found
        return self._of.get(_key(report.outlet), "") if report.outlet else ""


def _key(outlet: str) -> str:
    """A domain as it is, a name without what varies in it."""
    name = outlet.strip().lower()
    return name.removeprefix("www.") if "." in name and " " not in name else outlet_key(name)


def owners_in(text: str, path: str = "") -> dict[str, list[str]]:
    """The list of owners in the TOML ``text``. Raises OptionError (R218) for anything else; ``path`` is named in it."""
    try:
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"{path}: not TOML ({error}).", code=CODE, hint=HINT, path=path) from error
    owners = found.pop("owner", {})
    if found or not isinstance(owners, dict) or not all(_names(value) for value in owners.values()):
        raise OptionError(f"{path}: not a list of owners.", code=CODE, hint=HINT, path=path)
    return owners


def _names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


@cache
def shipped() -> dict[str, list[str]]:
    """The list that comes with the package."""
    return owners_in(resources.files("retold.derive").joinpath("outlets.toml").read_text("utf-8"), "outlets.toml")
