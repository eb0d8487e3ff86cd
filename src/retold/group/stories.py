"""Reports to stories: first by likeness alone, then, where the input is mostly one story, by kinship with that story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from retold.group.likeness import Matrix, day, likeness
from retold.group.linkage import Groups, link
from retold.group.words import Rarity, words
from retold.model import Report, Story, content_id

LEAST = 0.11
"""Mean likeness of two groups of reports from which they are one story. Set on newscluster-dev (41 events, 239 reports),
where it lets no two events flow together, and ECB+ topics 1-35 (look-alike events in pairs)."""
LEAST_WITHOUT_RARITY = 0.14
"""The same when nothing outside tells which words are rare: likeness is then higher everywhere."""
KIN_SAME_DAYS, KIN = 0.5, 0.9
"""In an input that is mostly one story (a folder somebody filled), shares of LEAST from which a report belongs to that
story: when it is dated within a week of it, and otherwise. It must also hold two of the story's own names."""
WEEK = 7
MOSTLY = 0.5
LONGEST_TITLE = 120


def group(reports: Sequence[Report], rarity: Rarity | None = None) -> tuple[tuple[Story, ...], tuple[Report, ...]]:
    """The stories in ``reports`` and the reports that belong to none, both sorted by id, whatever the order of ``reports``.

    A story holds all reports of one event, identical copies too, and at least two different texts. ``rarity`` tells how
    much a word says, 0 to 1 (:meth:`retold.ports.Lexicon.rarity`); it matters when there are few reports.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    if not ordered:
        return (), ()
    alike = likeness(ordered, rarity)
    least = LEAST if rarity is not None else LEAST_WITHOUT_RARITY
    groups = kin(ordered, alike, link(alike, copies(ordered), least), least)
    stories: list[Story] = []
    alone: list[Report] = []
    for members in groups:
        if len({bare(ordered[member].text) for member in members}) > 1:
            stories.append(story(ordered, alike, members))
        else:
            alone.extend(ordered[member] for member in members)
    return tuple(sorted(stories, key=lambda found: found.id)), tuple(sorted(alone, key=lambda report: report.id))


def copies(reports: Sequence[Report]) -> Groups:
    """Row numbers of reports with one text (white space aside) together, each other one alone."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        rows[bare(report.text)].append(number)
    return list(rows.values())


def bare(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def kin(reports: Sequence[Report], alike: Matrix, groups: Groups, least: float) -> Groups:
    """``groups`` with those joined to the main one that are its kin, nearest first, if there is a main one."""
    main = max(groups, key=lambda members: (len(members), [-member for member in members]))
    if len(main) < 2 or len(main) < MOSTLY * len(reports):
        return groups
    others = [members for members in groups if members is not main]
    while others:
        nearness = [float(alike[np.ix_(main, members)].mean()) for members in others]
        for place in sorted(range(len(others)), key=lambda place: -nearness[place]):
            if belongs(reports, main, others[place], nearness[place] / least):
                main = sorted(main + others.pop(place))
                break
        else:
            break
    return sorted([main, *others])


def belongs(reports: Sequence[Report], main: list[int], members: list[int], share: float) -> bool:
    """Whether a group is kin of the main story, when it is ``share`` of the likeness that would do by itself."""
    days = [day(reports[member].published) for member in main]
    known = [one for one in days if one == one]
    own = [day(reports[member].published) for member in members]
    dated = bool(known) and all(min(known) - WEEK <= one <= max(known) + WEEK for one in own)
    if share < (KIN_SAME_DAYS if dated else KIN):
        return False
    names = main_names(reports, main)
    return all(len(names & set(words(reports[member]))) >= min(2, len(names)) for member in members)


def main_names(reports: Sequence[Report], main: list[int]) -> set[str]:
    """The names that at least half of a story's reports hold."""
    held = Counter(word for member in main for word in words(reports[member]) if word.startswith("@"))
    return {word for word, times in held.items() if times * 2 >= len(main)}


def story(reports: Sequence[Report], alike: Matrix, members: list[int]) -> Story:
    """The story of some rows, named after the report that is most like all others."""
    central = sorted(members, key=lambda member: (-round(float(alike[member, members].mean()), 9), reports[member].id))
    titles = [reports[member].title for member in central if reports[member].title]
    title = titles[0] if titles else first_sentence(reports[central[0]])
    held = tuple(reports[member] for member in members)
    return Story(content_id("s", *(report.id for report in held)), title, held)


def first_sentence(report: Report) -> str:
    """The first sentence of the running text, cut at a word when it is long."""
    behind = 0
    for part in report.parts:
        if not report.text[behind : part.span.start].strip():
            behind = part.span.end
    line = next((line.strip() for line in report.text[behind:].splitlines() if line.strip()), report.text.strip())
    end = re.search(r"[.!?][\"”’]?\s+[A-ZÀ-Þ“\"]", line)
    sentence = " ".join((line[: end.start() + 1] if end else line).split())
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[: sentence.rfind(" ", 0, LONGEST_TITLE)].rstrip(" ,;:") + "…"
