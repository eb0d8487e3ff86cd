"""What reports leave open, and what answers it: the words that keep a name, a cause, a fate, and those that give it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Topic(NamedTuple):
    """One open question of the news: ``hidden`` finds where it is left open, ``given`` where it is answered.

    ``of_story`` says that the story's one happening has one answer: nothing need say of whom or what;
    ``of_mishap``, that mishaps go by many words and one story has one of them.
    """

    hidden: re.Pattern[str]
    given: re.Pattern[str]
    of_story: bool = False
    of_mishap: bool = False


NOT_YET = (
    r"(?:(?:did|do|does|has|have|had|was|were|is|are|would|could)(?: not|n[’']t)|never)"
    r"(?: (?:yet|been|be|immediately|so far|publicly|formally))*"
)
TOLD = r"(?:releas|reveal|disclos|publish|giv|announc|made public|make public|confirm)\w*"
OPEN = rf"(?:unclear|unknown|uncertain|undetermined|{NOT_YET} (?:clear|known|determined|established|identified))"
NAMED = r"(?-i:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|dozens? of)"

TOPICS = {
    "name": Topic(
        re.compile(
            rf"(?i)\b(?:{NOT_YET}|declined to|refused to) (?:identify|identified|name|named)\b(?! any)"
            rf"|\b(?:names?|identit(?:y|ies))\b[^.;]{{0,60}}\b{NOT_YET} {TOLD}"
            rf"|\b(?:{NOT_YET}|declined to) {TOLD}[^.;,]{{0,40}}\b(?:names?|identit)"
        ),
        re.compile(
            rf"(?i)\bidentified\b[^.;]{{0,60}}\bas [“\"]?{NAMED}"
            rf"|\b(?:releas|publish|disclos|reveal)(?:ed|es|ing)? (?:the )?(?:names?|identit\w+)\b"
            rf"|\bnamed (?:the |him |her |as )[^.;]{{0,40}}{NAMED}"
        ),
    ),
    "cause": Topic(
        re.compile(
            rf"(?i)\bcauses?\b[^.;]{{0,60}}\b{OPEN}\b"
            r"|\b(?:unclear|not (?:yet |immediately )?(?:clear|know|known)|unknown)\b[^.;]{0,20}\bwhat (?:had )?caused\b"
            r"|\b(?:not|n[’']t) (?:yet )?know the cause\b"
        ),
        re.compile(
            r"(?i)\b(?:was|were|been) (?:\w+ly )?caused by\b|\bcauses? of\b[^.;,]{0,40}\b(?:was|were) (?:an?|the)\b|\bblamed (?:on|for)\b"
            r"|\b(?:(?:most )?likely|probably|may have|might have|apparently) caused\b"
            r"|\btheor(?:y|ies)\b[^.;]{0,30}\b(?:includ|is|are|was|were)\w*"
            r"|\b(?:findings?|indications?|investigators|evidence)\b[^.;]{0,60}\b(?:show|suggest|indicat|found|conclud)\w*"
        ),
        of_mishap=True,
    ),
    "fate": Topic(
        re.compile(
            rf"(?i)\b(?:condition|fate|whereabouts)\b[^.;]{{0,30}}\b{OPEN}\b"
            rf"|\b{OPEN}\b[^.;]{{0,20}}\b(?:whether|if)\b[^.;]{{0,50}}\b(?:alive|dead|survived|safe)\b"
        ),
        re.compile(r"(?i)\b(?:found|pronounced|declared|confirmed) (?:dead|alive|safe|unharmed|without (?:any )?signs? of life)\b"),
    ),
    "suspect": Topic(
        re.compile(
            rf"(?i)\bno (?:suspects?|arrests?)\b|\b{NOT_YET} (?:identif|arrest|nam|detain|ma[dk]e)\w* any (?:suspects?|arrests?|one)\b"
            r"|\byet to (?:identify|arrest|name|make) any\w*"
        ),
        re.compile(
            rf"(?i)\b(?:identifi|arrest|detain|charg|nam)ed\b[^.;]{{0,20}}\b{COUNT} (?:\w+ ){{0,2}}(?:suspects?|men|people|persons)\b"
            rf"|\b{COUNT} (?:\w+ ){{0,2}}suspects?\b[^.;]{{0,30}}\b(?:arrested|detained|identified|charged|custody|detention)\b"
            rf"|\b{COUNT} (?:\w+ ){{0,2}}(?:men|people|persons|suspects) (?:have been|were|had been) (?:arrested|detained|charged)\b"
        ),
        True,
    ),
    "responsibility": Topic(  # that no group has claimed it denies the claiming: see polarity
        re.compile(r"(?i)\bno (?:immediate )?claims? of (?:immediate )?responsibility\b"),
        re.compile(r"(?i)\bclaim(?:ed|s|ing) responsibility\b"),
        True,
    ),
    "motive": Topic(
        re.compile(
            rf"(?i)\bmotives?\b[^.;]{{0,40}}\b{OPEN}\b"
            rf"|\b{OPEN}\b[^.;]{{0,20}}\b(?:motive|what motivated)\b"
        ),
        re.compile(
            r"(?i)\bmotivated by\b|\b(?:apparent|likely|possible) motive\b|\bmotive (?:was|is|appears)\b|\bin (?:retaliation|revenge) for\b"
        ),
        True,
    ),
}
