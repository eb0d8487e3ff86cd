"""News of ECB+ (Cybulska and Vossen 2014), its train topics; annotation CC BY 3.0. It marks who, what and where take part in events,
named or not, and not everybody: a mention of capitalised words is a name, any other capitalised word may or may not be one.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from sources.examples import UNKNOWN, Document, Example

Mention = tuple[int, str]  # its number, and the kind of name it may be: "" for mentions of no such kind
Word = tuple[str, Mention | None]

KINDS = {"HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organization", "HUMAN_PART_GPE": "place", "LOC_GEO": "place"}
_CLITIC = re.compile(r"['’](?:s|S)?$")
HELD_OUT = frozenset({2, 5, 12, 18, 21, 23, 34, 35, *range(36, 46)})  # the standard development and test topics
INSIDE = frozenset("of the and for de la del da dos van von der bin al el on in at - ' . & 's".split())
"""Words without a capital that may stand inside a name."""
AFTER = 2  # sentences after the last marked one that are still read
HEADED = 0.5  # share of capitals among the words from which a line is a heading, whose capitals tell nothing
STOPPED = frozenset("Mr Mrs Ms Dr Gov Sen Rep Jr Sr St Lt Sgt Col Gen Capt Det Prof Rev Inc Corp Co Ltd".split())
"""Words whose stop ECB+ sets apart from them; initials are others."""
NOBODY = frozenset("I He She We They You It".split())


def ecbplus(folder: Path) -> list[Document]:
    """Each article of the train topics down to its last marked sentence; names that nobody marked are :data:`UNKNOWN`."""
    found: list[Document] = []
    with tarfile.open(folder.parent / "stories" / "ecbplus" / "ecbplus.tar.xz") as files:
        for member in sorted(files.getmembers(), key=lambda member: member.name):
            topic = re.match(r"(\d+)_\d+ecb", Path(member.name).name)
            content = files.extractfile(member) if topic and int(topic[1]) not in HELD_OUT else None
            if content:
                found.append(_document(ET.fromstring(content.read())))
    return [document for document in found if document]


def _document(root: ET.Element) -> Document:
    """The sentences of one article that have marks, those between them and a few after."""
    sentences: dict[int, list[Word]] = {}
    marked = dict(_marked(root))
    for token in root.iter("token"):
        _add(sentences.setdefault(int(token.get("sentence") or 0), []), token.text or "", marked.get(token.get("t_id") or ""))
    rows = [_example(row) for _, row in sorted(sentences.items()) if not row[0][0].startswith("http")]
    last = max((number for number, row in enumerate(rows) if row.names), default=-AFTER - 1)
    return rows[: last + 1 + AFTER]


def _add(row: list[Word], text: str, mention: Mention | None) -> None:
    """Add a token to its sentence as treebanks cut words: "Mr" and "." are one, "Nixon's" two."""
    if text == "." and row and (row[-1][0] in STOPPED or (len(row[-1][0]) == 1 and row[-1][0].isupper() and row[-1][0] != "I")):
        row[-1] = (row[-1][0] + ".", row[-1][1])
        return
    clitic = _CLITIC.search(text)
    if clitic and clitic.start():
        row += [(text[: clitic.start()], mention), (clitic.group(), None)]
    else:
        row.append((text, mention))


def _marked(root: ET.Element) -> Iterator[tuple[str, Mention]]:
    """The number of each token that is part of a mention, with the mention."""
    for number, mention in enumerate(root.find("Markables") or ()):
        anchors = [anchor.get("t_id") or "" for anchor in mention.iter("token_anchor")]
        yield from ((anchor, (number, KINDS.get(mention.tag, ""))) for anchor in anchors)


def _example(row: Sequence[Word]) -> Example:
    """One sentence; a heading has no labels."""
    words = tuple(word for word, _ in row)
    spaces = (True,) * len(words)
    lettered = [word for word in words if word[0].isalpha()]
    if not any(mention for _, mention in row) or sum(map(_capital, lettered)) > HEADED * len(lettered):
        return Example(words, spaces)
    labels = [UNKNOWN if _capital(word) or _within(words, place) else "O" for place, word in enumerate(words)]
    place = 0
    while place < len(row):
        mention = row[place][1]
        end = place + 1
        while end < len(row) and mention and row[end][1] == mention:
            end += 1
        if mention and mention[1]:
            _name(labels, words, place, end, mention[1])
        place = end
    return Example(words, spaces, tuple(labels))


def _name(labels: list[str], words: Sequence[str], first: int, last: int, kind: str) -> None:
    """Label the mention ``first`` to ``last`` where it is a name: capitals throughout, more than a capital that begins a sentence."""
    if words[first].lower() == "the":
        first += 1
    name = words[first:last]
    if not name or not _capital(name[0]) or not _capital(name[-1]) or name[0] in NOBODY:
        return
    if not all(_capital(word) or word in INSIDE for word in name) or (first == 0 and len(name) == 1 and not name[0].isupper()):
        return  # a common noun among capitals, or a capital that only begins the sentence
    labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _within(words: Sequence[str], place: int) -> bool:
    """Whether a word stands between two with capitals, as "of" in "Bank of Lisbon"."""
    near = range(max(0, place - 2), place), range(place + 1, min(len(words), place + 3))
    return words[place] in INSIDE and all(any(_capital(words[other]) for other in side) for side in near)
