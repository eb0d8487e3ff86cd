"""Who speaks for the outlet itself: the hosts and reporters of a transcript, and the report's byline. They are no cited source."""

from __future__ import annotations

import re

from retold.model import Report

# The turn of a transcript that says who speaks: "DANA WELL, HOST:", "JO PELL, BYLINE:", "RAY OSTE, CNN CORRESPONDENT:".
TURN = re.compile(
    r"^(?P<name>[A-Z][A-Z.'’ -]{2,40}), (?:[A-Z-]+ ){0,4}(?:HOST|BYLINE|ANCHOR|CORRESPONDENT|REPORTER)(?: \([^)\n]{1,20}\))?:",
    re.MULTILINE,
)


def own_voices(report: Report) -> frozenset[str]:
    """The surnames, in lower case, of those who speak for the outlet in a report."""
    hosts = [match["name"] for match in TURN.finditer(report.text)]
    writers = re.split(r",|\band\b|\bfor\b|\bin\b", report.byline.strip().removeprefix("By ").removeprefix("by "))
    named = [name for name in (*hosts, *writers) if 1 <= len(name.split()) <= 4]
    return frozenset(name.split()[-1].lower() for name in named)
