"""Who says what, held against PolNeAR's development part, beside a baseline of regular expressions.

    python bench/speech.py FOLDER [--half tuned|held|both] [--language NAME] [--direct LABELS] [--misses N] [--save FILE]

``FOLDER`` holds PolNeAR's ``text`` and ``attributions`` of one part (text, and stand-off source, cue and content with
character offsets). Articles are split in two halves by a hash of their names: rules were written looking at "tuned"
and are reported on "held". Of an article that two annotators read, the annotation whose file name sorts first is used.

- **overlap**: a span is right when it and a gold span overlap by at least half of the shorter (as in the answer keys).
- **coverage**: Johansson and Moschitti (2013): each span counts by the share of it that its best partner covers, so
  that a span that swallows much too much, or gives only a word, gains little.
- **letters**: the same by code points: all that was found against all that was to be found.
- **tied**: content with a right source: both overlap the same gold attribution. Gold attributions without a source are left out.

``--direct LABELS`` scores direct speech alone on labels read by hand (JSON lines with ``name``, ``start``, ``end`` of
the words between the marks and ``speaker``: words one of which must be found in ours, "" where nobody is named, and
``not``: words that must not). ``labels/speech-direct.jsonl`` holds 150 of them, drawn from all of the development part: pairs of
double marks around five words or more; ``whole`` counts those of which at least 95 % was found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Place = tuple[int, int]

# ------------------------------------------------------------------------------------------------------ gold


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: places of its source, cue and content; a part may be absent or stand in several places."""

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what its annotator or a reader found in it."""

    name: str
    text: str
    told: tuple[Told, ...]


def articles(folder: Path, half: str) -> list[Article]:
    """The articles of ``half`` of a part of PolNeAR, in order of their names."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if files and half in {"both", half_of(path.stem)}:
            found.append(Article(path.stem, path.read_text(encoding="utf-8"), annotation(files[0])))
    return found


def half_of(name: str) -> str:
    """ "tuned" or "held", by the first bit of a hash of the article's name."""
    return "tuned" if hashlib.sha256(name.encode()).digest()[0] < 128 else "held"


def annotation(path: Path) -> tuple[Told, ...]:
    """The attributions of a brat file."""
    spans: dict[str, tuple[Place, ...]] = {}
    events: list[dict[str, list[Place]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key[:1] == "T":
            spans[key] = places(rest.partition("\t")[0].partition(" ")[2])
        elif key[:1] == "E":
            event: dict[str, list[Place]] = {"Source": [], "Cue": [], "Content": []}
            for role, _, target in (part.partition(":") for part in rest.split()):
                event.get(role.rstrip("0123456789"), []).extend([target])  # type: ignore[list-item]
            events.append(event)
    resolved = [{role: [place for key in keys for place in spans[str(key)]] for role, keys in event.items()} for event in events]
    return tuple(Told(tuple(event["Source"]), tuple(event["Cue"]), tuple(event["Content"])) for event in resolved)


def places(text: str) -> tuple[Place, ...]:
    """ "12 20;25 30" as places."""
    pairs = (piece.split() for piece in text.split(";") if piece.strip())
    return tuple((int(start), int(end)) for start, end in pairs)


# ---------------------------------------------------------------------------------------------------- systems


def ours(language: str) -> Callable[[str, str], list[Told]]:
    """Quotations as retold finds them, and the speaker's words where they stand."""
    from retold.annotate import annotate
    from retold.models import load_language

    reader = load_language(language)

    def find(name: str, text: str) -> list[Told]:
        return [
            Told(_place(item.source), _place(item.cue), ((item.span.start, item.span.end),))
            for item in annotate(report(name, text), reader).quotations
        ]

    return find


def report(name: str, text: str):  # type: ignore[no-untyped-def]
    """The text as a report."""
    from retold.model import Report

    return Report(
        id=name, label=name, path=name, text=text, outlet="", title="", byline="", published="", published_basis="none",
        language="en", url="", sha256=name,
    )  # fmt: skip


def _place(span: object) -> tuple[Place, ...]:
    return ((span.start, span.end),) if span is not None else ()  # type: ignore[attr-defined]


_SAID = r"(?:said|says|told|added|wrote|tweeted|stated|announced|claimed|argued|insisted|warned|noted|explained|believes?|thinks?)"
_WHO = r"(?:(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Aa]n?)\s+\w+(?:\s\w+)?)"
_PATTERNS = (
    re.compile(rf"(?P<who>{_WHO})\s+{_SAID}\s+(?:\w+\s+){{0,3}}?(?:that\s+)?(?P<what>[^.“”\"\n]{{8,}})"),
    re.compile(rf"(?P<what>[^.“”\"\n]{{8,}}),\s+(?:{_SAID}\s+(?P<who2>{_WHO})|(?P<who>{_WHO})\s+{_SAID})"),
    re.compile(rf"[“\"](?P<what>[^“”\"\n]{{4,}})[”\"][,.]?\s*(?:{_SAID}\s+(?P<who2>{_WHO})|(?P<who>{_WHO})\s+{_SAID})?"),
    re.compile(rf"[Aa]ccording to (?P<who>{_WHO}),?\s*(?P<what>[^.\n]{{8,}})"),
)


def baseline(_name: str, text: str) -> list[Told]:
    """Twenty verbs of saying, a capitalised name, a pronoun or "the X" beside them, and what lies between quotation marks."""
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            who = "who" if groups.get("who") else "who2" if groups.get("who2") else ""
            if match.end("what") > match.start("what"):
                found.append(Told((match.span(who),) if who else (), (), (match.span("what"),)))
    return found


# ----------------------------------------------------------------------------------------------------- scores


def meets(one: Place, two: Place) -> bool:
    """Whether two places overlap by at least half of the shorter."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return common > 0 and 2 * common >= min(one[1] - one[0], two[1] - two[0])


def any_meet(one: Iterable[Place], two: Sequence[Place]) -> bool:
    """Whether a place of one meets a place of the other."""
    return any(meets(a, b) for a in one for b in two)


def covered(one: Place, others: Iterable[Place]) -> float:
    """The largest share of ``one`` that one of the others covers."""
    return max((max(0, min(one[1], b[1]) - max(one[0], b[0])) / (one[1] - one[0]) for b in others), default=0.0)


@dataclass
class Tally:
    """Right and all, of what was found and of what was to be found."""

    right: float = 0
    found: int = 0
    met: float = 0
    gold: int = 0

    def add(self, right: float, found: int, met: float, gold: int) -> None:
        """Count one article."""
        self.right += right
        self.found += found
        self.met += met
        self.gold += gold

    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.right / max(1, self.found), self.met / max(1, self.gold)
        return 2 * precision * recall / max(1e-9, precision + recall)

    def row(self) -> dict[str, float | int]:
        """What is printed and kept."""
        precision, recall = self.right / max(1, self.found), self.met / max(1, self.gold)
        return {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(self.f(), 3),
            "found": self.found,
            "gold": self.gold,
        }


def letters(spans: Iterable[Place]) -> set[int]:
    """All code points the places hold."""
    return {at for start, end in spans for at in range(start, end)}


def score(every: Sequence[tuple[Article, Sequence[Told]]]) -> dict[str, Tally]:
    """The tallies over all articles."""
    tallies = {f"{part} {how}": Tally() for part in ("content", "source") for how in ("overlap", "coverage", "letters")}
    tallies |= {"cue overlap": Tally(), "tied": Tally()}
    for article, found in every:
        for part in ("content", "source", "cue"):
            gold = [getattr(told, part) for told in article.told if getattr(told, part)]
            flat = [place for spans in gold for place in spans]
            mine = sorted({place for told in found for place in getattr(told, part)})
            right, met = sum(any_meet([place], flat) for place in mine), sum(any_meet(spans, mine) for spans in gold)
            tallies[f"{part} overlap"].add(right, len(mine), met, len(gold))
            if part != "cue":
                one, two = letters(mine), letters(flat)
                tallies[f"{part} letters"].add(len(one & two), len(one), len(one & two), len(two))
                unique = sorted(set(flat))
                tallies[f"{part} coverage"].add(
                    sum(covered(place, flat) for place in mine), len(mine), sum(covered(place, mine) for place in unique), len(unique)
                )
        gold_told = [told for told in article.told if told.source and told.content]
        mine_told = [told for told in found if told.source]
        tallies["tied"].add(
            sum(any(same(told, other) for other in gold_told) for told in mine_told),
            len(mine_told),
            sum(any(same(told, other) for told in mine_told) for other in gold_told),
            len(gold_told),
        )
    return tallies


def same(one: Told, two: Told) -> bool:
    """Whether content and source of two attributions meet."""
    return any_meet(one.content, two.content) and any_meet(one.source, two.source)


def misses(article: Article, found: Sequence[Told], most: int) -> list[str]:
    """Lines that show what was not found (-) and what was found in vain (+), for reading; they quote the text and are never kept."""
    lines = []
    for told in article.told:
        if not any_meet(told.content, [place for other in found for place in other.content]):
            lines.append(f"- {shown(article, told)}")
        elif told.source and not any_meet(told.source, [place for other in found for place in other.source]):
            lines.append(f"~ {shown(article, told)}")
    sources = [place for told in article.told for place in told.source]
    contents = [place for told in article.told for place in told.content]
    for told in found:
        if not any_meet(told.content, contents):
            lines.append(f"+ {shown(article, told)}")
        elif told.source and not any_meet(told.source, sources):
            lines.append(f"x {shown(article, told)}")
    return lines[:most]


def shown(article: Article, told: Told) -> str:
    """Source, cue and content on one line."""
    return " | ".join(
        " ... ".join(" ".join(article.text[start:end].split())[:160] for start, end in part)
        for part in (told.source, told.cue, told.content)
    )


# ----------------------------------------------------------------------------------------------- direct speech


def direct(labels: Path, folder: Path, language: str, most: int) -> dict[str, object]:
    """Content and speaker of quotations that were read by hand."""
    from retold.annotate import annotate
    from retold.models import load_language

    reader = load_language(language)
    wanted = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines() if line.strip()]
    told = {name: annotate(report(name, text_of(folder, name)), reader).quotations for name in sorted({item["name"] for item in wanted})}
    tally: Counter[str] = Counter()
    for item in wanted:
        place = (item["start"], item["end"])
        near = [
            quotation for quotation in told[item["name"]] if quotation.marked and meets(place, (quotation.span.start, quotation.span.end))
        ]
        tally["content"] += bool(near)
        whole = sum(min(place[1], q.span.end) - max(place[0], q.span.start) for q in near)
        tally["whole"] += whole >= 0.95 * (place[1] - place[0])
        speakers = {quotation.attribution.speaker if quotation.attribution else "" for quotation in near}
        wrong = set(fold(item.get("not", "")))
        right = bool(near) and all(named(speaker, item["speaker"]) and not wrong & set(fold(speaker)) for speaker in speakers)
        tally["speaker"] += right
        if not right and most:
            words = " ".join(text_of(folder, item["name"])[place[0] : place[1]].split())[:90]
            print(f"{item['name']} {place} {words!r}: {sorted(speakers)} for {item['speaker']!r}")
    return {"quotations": len(wanted), **{name: round(tally[name] / max(1, len(wanted)), 3) for name in ("content", "whole", "speaker")}}


def text_of(folder: Path, name: str) -> str:
    """The text of an article."""
    return (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")


def named(speaker: str, wanted: str) -> bool:
    """Whether the speaker is the one wanted: one of the words wanted is found in it, or both are nobody."""
    found, words = set(fold(speaker)), set(fold(wanted))
    return bool(found & words) if words else not found


def fold(text: str) -> list[str]:
    """Words in lower case without accents."""
    return re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower())


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tuned", "held", "both"), default="held")
    parser.add_argument("--language", default="en-rules")
    parser.add_argument("--direct", type=Path, metavar="LABELS")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N misses an article")
    parser.add_argument("--save", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    if options.direct:
        row = direct(options.direct, options.folder, options.language, options.misses)
        print(json.dumps(row))
        return 0
    told = articles(options.folder, options.half)
    find = ours(options.language)
    kept: dict[str, object] = {"half": options.half, "language": options.language, "articles": len(told)}
    for name, system in (("retold", find), ("baseline", baseline)):
        every = [(article, system(article.name, article.text)) for article in told]
        rows = {measure: tally.row() for measure, tally in score(every).items()}
        kept[name] = rows
        for measure, row in rows.items():
            print(f"{name:9} {measure:17}", "  ".join(f"{key} {value}" for key, value in row.items()))
        if name == "retold" and options.misses:
            for article, found in every:
                print(f"## {article.name}", *misses(article, found, options.misses), sep="\n")
    if options.save:
        options.save.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
