"""What a report tells on somebody's word, and who contests it there: "analysts doubt that claim", "the charges were false"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.dossier.discrepancies.facts import SAID
from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, Span

# Set by reading what is found in newscluster-dev and ECB+ (topics 1 to 35).
TELLING = (
    r"(?:reports?|claims?|allegations?|charges?|accusations?|assertions?|accounts?|versions?|rumou?rs?|suggestions?)"
    r"(?! (?:of|that|about|by|from|against|made|as|on(?! \w+day\b))\b)"
)
THE = r"(?:the|that|this|those|these|such|his|her|their|its|any such|all)(?: [\w-]+)?"
CONTESTED = re.compile(
    r"(?i)(?<!not )(?<!n[’']t )(?<!never )"
    r"\b(?:(?:den(?:y|ies|ied)|disput(?:es?|ed)|refut(?:es?|ed)|contradict(?:s|ed)?|doubt(?:s|ed)?"
    r"|(?:skeptical|sceptical|dismissive) (?:of|about)|cast(?:s|ing)? doubt on)"
    rf" {THE} {TELLING}\b"
    rf"|(?:reject(?:s|ed)?|dismiss(?:es|ed)?) {THE} (?!charge){TELLING}\b"
    rf"|{THE} {TELLING} (?:is|are|was|were) (?:\w+ )?(?:false|untrue|baseless|unfounded|groundless|fabricated|wrong|incorrect)\b)"
)
BACK = 3  # sentences before within which that stands which is contested


def contested(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each sentence that contests what a sentence shortly before gives on somebody's word."""
    for item in found.annotations:
        for denial, statement in _of_report(item):
            spans = few((statement, denial))
            words = " ".join((CONTESTED.search(denial.exact) or denial.exact)[0].split())
            why = "One sentence gives it on somebody's word, another says who contests it."
            yield discrepancy("negation", "compatible", found.claim_at((statement,)), "low", f"contested: “{words}”", spans, why)


def _of_report(item: Annotations) -> Iterator[tuple[Span, Span]]:
    """The sentences that contest something and those that they contest."""
    text = item.report.text
    body = [sentence for sentence in item.sentences if sentence.part == "body"]
    for number, sentence in enumerate(body):
        if not CONTESTED.search(text, sentence.start, sentence.end):
            continue
        for other in reversed(body[max(0, number - BACK) : number]):
            if CONTESTED.search(text, other.start, other.end):
                break  # two that are contested: which of them is not told
            if SAID.search(text, other.start, other.end):
                yield item.report.span(sentence.start, sentence.end), item.report.span(other.start, other.end)
            break
