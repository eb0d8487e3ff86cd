"""Made stories with known relations, for ``bench/relations.py``: real texts changed by machine, and look-alikes that are no copies.

The base texts are read at run time (ECB+, two stories of a kind a topic) or are our own invented samples; none stands here. Round trips are
made by apertium (Debian: apertium, apertium-eng-spa, apertium-eng-cat); without it these makers are left out and the reason is told.
Everything is drawn with a seed: the same inputs make the same stories.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

DERIVED, PARTIAL, APART = "derived", "partial", "independent"
DEV_TOPICS = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})  # the split of the data's own README
TEST_TOPICS = frozenset(str(number) for number in range(36, 46))
SHORTEST = 110  # words of a base text
NATURAL = 0.06  # 5-gram containment from which two texts of one story are held natural copies and do not stand together

TELLINGS = 3  # pairs of texts of a story that tell one statement, and one press conference

Lines = list[str]


@dataclass(frozen=True, slots=True)
class Text:
    """A base text as its sentences."""

    name: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class Made:
    """A made story: label to text, and what is known of its pairs; pairs not named are independent."""

    name: str
    maker: str
    texts: dict[str, str]
    gold: dict[tuple[str, str], str] = field(default_factory=dict)


def grams(words: Sequence[str], size: int = 5) -> set[tuple[str, ...]]:
    """Runs of ``size`` words."""
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def words_of(text: str) -> list[str]:
    """Lower-case words."""
    return re.findall(r"\w+", text.lower())


def ecb_stories(archive: Path) -> dict[tuple[str, str], list[Text]]:
    """The texts of ECB+ by (topic, story), sentences put together from their tokens."""
    stories: dict[tuple[str, str], list[Text]] = defaultdict(list)
    with tarfile.open(archive) as tar:
        for member in tar:
            match = re.search(r"/(\d+)_\d+(ecb|ecbplus)\.xml$", member.name)
            source = tar.extractfile(member) if match else None
            if match and source is not None:
                lines = _sentences(source.read())
                if sum(len(line.split()) for line in lines) >= SHORTEST:
                    stories[match[1], match[2]].append(Text(Path(member.name).stem, lines))
    return {key: sorted(found, key=lambda text: text.name) for key, found in sorted(stories.items())}


def _sentences(data: bytes) -> tuple[str, ...]:
    found: dict[int, list[str]] = defaultdict(list)
    for token in ET.fromstring(data).iter("token"):
        found[int(token.get("sentence", "0"))].append(token.text or "")
    lines = [_joined(words) for _, words in sorted(found.items())]
    return tuple(line for line in lines if len(line.split()) >= 4 and "http" not in line)


def _joined(tokens: Sequence[str]) -> str:
    """Tokens as running text."""
    text = " ".join(tokens).replace("``", "“").replace("''", "”")
    text = re.sub(r" ([,.;:!?%)”’]|n't|'s|'re|'ve|'ll|'d|'m)(?=\s|$|[,.;:!?)”])", r"\1", text)
    return re.sub(r"([($“]) ", r"\1", text)


def unlike(texts: Sequence[Text], most: int) -> list[Text]:
    """At most ``most`` texts of a story no two of which are natural copies."""
    kept: list[tuple[Text, set[tuple[str, ...]]]] = []
    for text in texts:
        mine = grams(words_of(" ".join(text.lines)))
        if all(len(mine & other) < NATURAL * min(len(mine), len(other)) for _, other in kept):
            kept.append((text, mine))
    return [text for text, _ in kept[:most]]


# ------------------------------------------------------------------------------------------- changes


def cut(lines: Sequence[str], random: Random) -> Lines:
    """A copy that lost sentences: about half stay, the first always."""
    kept = [line for number, line in enumerate(lines) if number == 0 or random.random() < 0.55]
    return kept if len(kept) >= 4 else list(lines[: max(4, len(lines) // 2)])


def edited(lines: Sequence[str], random: Random) -> Lines:
    """A copy-edited text: words of little weight dropped, plain words exchanged, a figure changed, a sentence gone."""
    out = [_exchanged(_thinned(line, random, 0.12), random, 0.4) for line in lines if random.random() < 0.93]
    return [re.sub(r"\b\d\d\b", lambda m: str(int(m[0]) + 1), line, count=1) if random.random() < 0.3 else line for line in out]


def paraphrased(lines: Sequence[str], random: Random) -> Lines:
    """A text told again sentence by sentence: attribution and opening phrases moved, words exchanged, sentences joined or dropped."""
    moved = [_exchanged(_turned(_thinned(line, random, 0.3)), random, 0.9) for line in lines if random.random() < 0.85]
    out: Lines = []
    for line in moved:
        if out and len(line.split()) < 14 and len(out[-1].split()) < 18 and random.random() < 0.5:
            out[-1] = f"{out[-1].rstrip('.')}, while {line[:1].lower()}{line[1:]}"
        else:
            out.append(line)
    return out


EXCHANGES = dict(
    pair.strip().split("=")
    for pair in (
        "said=stated, also=in addition, killed=slain, injured=hurt, after=following, before=prior to, began=started, big=large, "
        "bought=purchased, about=around, near=close to, showed=indicated, children=youngsters, including=among them, attack=assault, "
        "help=assist, official=representative, officials=authorities, police=officers, reported=announced, told=informed, "
        "found=discovered, asked=requested, because=since, died=passed away, home=house, several=a number of, people=persons, "
        "nearly=almost, more=further, during=in the course of, left=departed, man=individual, men=individuals, old=elderly, "
        "part=portion, show=reveal, sent=dispatched, use=employ, used=employed, company=firm, agreement=deal, plan=scheme, "
        "money=funds, rise=increase, fell=dropped, rose=climbed, damage=destruction, many=numerous, however=nevertheless, "
        "expected=anticipated, region=area, town=community, happened=occurred, week=seven days, late=overdue, quickly=rapidly, "
        "victims=casualties, arrested=detained, charged=accused, hit=struck, fire=blaze, won=gained, lost=forfeited, new=recent, "
        "first=initial, biggest=largest"
    ).split(",")
)
LIGHT = re.compile(
    r"\b(?:also|just|very|still|now|already|only|recently|late|early|local|former|new|recent|big|about|that|the)\b ?", re.IGNORECASE
)


def _thinned(line: str, random: Random, share: float) -> str:
    return LIGHT.sub(lambda m: "" if random.random() < share else m[0], line)


def _exchanged(line: str, random: Random, share: float) -> str:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        return EXCHANGES[word] if word in EXCHANGES and random.random() < share else word

    return re.sub(r"[a-z]+", other, line)


def _turned(line: str) -> str:
    """``X, Y said.`` as ``Y said that X.``; ``In May, X.`` as ``X in May.``"""
    said = re.fullmatch(r"(?P<what>[^“”]{25,}), (?P<who>[^,“”]{3,60}) (?P<cue>said|told \w+|announced)(?P<rest>[^“”,]{0,40})\.", line)
    if said:
        return f"{said['who'][:1].upper()}{said['who'][1:]} {said['cue']}{said['rest']} that {said['what'][:1].lower()}{said['what'][1:]}."
    opening = re.fullmatch(r"(?P<open>(?:In|On|At|After|Before|During|With|By|As|When|While) [^,“”]{3,60}), (?P<what>[^“”]{20,})\.", line)
    if opening:
        return f"{opening['what'][:1].upper()}{opening['what'][1:]} {opening['open'][:1].lower()}{opening['open'][1:]}."
    return line


def plain(lines: Sequence[str]) -> Lines:
    """Without what betrays a translator beside its words: accents, doubled spaces, odd marks."""
    text = [unicodedata.normalize("NFKD", line).encode("ascii", "ignore").decode() for line in (line.replace("’", "'") for line in lines)]
    return [re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"[ \t]+", " ", re.sub(r"[*@#~]", "", line))).strip() for line in text]


class Translator:
    """Round trips through one language by apertium, many texts a call."""

    def __init__(self, *languages: str) -> None:
        self.languages = languages
        self.name = "-".join(("eng", *[step for language in languages for step in (language, "eng")]))

    @staticmethod
    def missing() -> str:
        """Why no round trip can be made; "" when it can."""
        program = shutil.which("apertium")
        if program is None:
            return "apertium is not installed (Debian: apertium apertium-eng-spa apertium-eng-cat)"
        modes = subprocess.run([program, "-l"], capture_output=True, text=True, check=False).stdout.split()
        lacking = [mode for mode in ("eng-spa", "spa-eng", "eng-cat", "cat-eng") if mode not in modes]
        return f"apertium lacks {', '.join(lacking)}" if lacking else ""

    def there_and_back(self, texts: Sequence[Sequence[str]]) -> list[Lines]:
        """Every text translated and translated back, line by line."""
        flat = [" ".join(line.split()) for lines in texts for line in lines]
        for language in self.languages:
            for mode in (f"eng-{language}", f"{language}-eng"):
                flat = _apertium(mode, flat)
        out, at = [], 0
        for lines in texts:
            out.append([line for line in flat[at : at + len(lines)] if line])
            at += len(lines)
        return out


def _apertium(mode: str, lines: Sequence[str]) -> Lines:
    done = subprocess.run(["apertium", "-u", mode], input="\n\n".join(lines) + "\n", capture_output=True, text=True, check=True).stdout
    found = [line.strip() for line in re.split(r"\n\s*\n", done.strip("\n"))]
    if len(found) != len(lines):
        raise RuntimeError(f"apertium {mode} gave {len(found)} lines for {len(lines)}")
    return found


# ------------------------------------------------------------------------------------------- stories

CHANGES: dict[str, Callable[[Sequence[str], Random], Lines]] = {"cut": cut, "edited": edited, "paraphrased": paraphrased}


def made_stories(stories: dict[tuple[str, str], list[Text]], topics: frozenset[str]) -> Iterator[Made]:
    """Every made story of the topics: one changed text among its look-alikes, or look-alikes alone."""
    bases = [(key, *_company(stories, key)) for key in sorted(stories) if key[0] in topics]
    for key, own, sister in bases:
        if len(own) >= 2 and sister:
            yield from _stories_of("-".join(key), own, sister)
    if not Translator.missing():
        everyone = [(f"{'-'.join(key)}", own, sister) for key, own, sister in bases if own]
        for translator in (Translator("spa"), Translator("cat"), Translator("spa", "cat")):
            texts = [text.lines for _, own, _ in everyone for text in own[:2]]
            done = iter(translator.there_and_back(texts))
            for name, own, sister in everyone:
                for text in own[:2]:
                    back = next(done)
                    yield _with(f"{name}-{text.name}", translator.name, own, sister, text, back)
                    yield _with(
                        f"{name}-{text.name}",
                        f"{translator.name} plain",
                        own,
                        sister,
                        Text(text.name, tuple(plain(text.lines))),
                        plain(back),
                    )
                    shorter = cut(back, Random(f"{text.name}{translator.name}"))
                    yield _with(f"{name}-{text.name}", f"{translator.name} cut", own, sister, text, shorter)


def _company(stories: dict[tuple[str, str], list[Text]], key: tuple[str, str]) -> tuple[list[Text], list[Text]]:
    """Up to four unlike texts of a story, and two of the other story of its topic."""
    other = (key[0], "ecb" if key[1] == "ecbplus" else "ecbplus")
    return unlike(stories[key], 4), unlike(stories.get(other, []), 2)


def _with(name: str, maker: str, own: Sequence[Text], sister: Sequence[Text], base: Text, changed: Lines, label: str = DERIVED) -> Made:
    texts = {text.name: "\n".join(text.lines) for text in (*own, *sister)} | {base.name: "\n".join(base.lines), "made": "\n".join(changed)}
    return Made(name, maker, texts, {(base.name, "made"): label})


def _stories_of(name: str, own: Sequence[Text], sister: Sequence[Text]) -> Iterator[Made]:
    for base in own[:2]:
        for maker, change in CHANGES.items():
            yield _with(f"{name}-{base.name}", maker, own, sister, base, change(base.lines, Random(f"{base.name}{maker}")))
    first, second = own[0], own[1]
    random = Random(f"{name}merged")
    yield _merged(name, own, sister, first, second, random)
    yield _update(name, own, sister, first, random)
    for one, other in list(combinations(own, 2))[:TELLINGS]:
        yield _statement(f"{name} {one.name}", one, other, sister[0], random)
        yield _conference(f"{name} {one.name}", one, other, sister[-1], random)


def _merged(name: str, own: Sequence[Text], sister: Sequence[Text], first: Text, second: Text, random: Random) -> Made:
    """All of one text with a few sentences of another put in."""
    size = min(4, len(first.lines) // 3)
    start = random.randrange(0, len(first.lines) - size + 1)
    at = random.randrange(1, len(second.lines))
    made = _with(name, "merged", own, sister, second, [*second.lines[:at], *first.lines[start : start + size], *second.lines[at:]])
    made.gold[first.name, "made"] = PARTIAL
    return made


def _update(name: str, own: Sequence[Text], sister: Sequence[Text], base: Text, random: Random) -> Made:
    """A later version: a new start, most of the old text, new sentences between."""
    new = list(sister[-1].lines)
    lines = new[:2] + [line for line in base.lines[1:] if random.random() < 0.85]
    for line in new[2 : 2 + len(base.lines) // 4]:
        lines.insert(random.randrange(2, len(lines)), line)
    return _with(name, "update", own, [text for text in sister if text is not sister[-1]], base, lines)


def _statement(name: str, first: Text, second: Text, spoken: Text, random: Random) -> Made:
    """Two texts that quote one long statement: whole in one, in parts and other order in the other."""
    said = [line.replace("“", "").replace("”", "") for line in spoken.lines[:7]]
    whole = f"The full statement read: “{' '.join(said)}”"
    parts = [f"“{line}” the statement said." for line in random.sample(said, min(4, len(said)))]
    texts = {"a": [*first.lines[:4], whole, *first.lines[4:8]], "b": [*second.lines[:5], *parts, *second.lines[5:8]]}
    return Made(name, "one statement", {label: "\n".join(lines) for label, lines in texts.items()})


def _conference(name: str, first: Text, second: Text, spoken: Text, random: Random) -> Made:
    """Two tellings of one press conference: much the same is quoted, or put in the reporter's words, in an order of their own.

    What one reporter puts in words of their own, the other quotes or leaves out.
    """
    said = [line.replace("“", "").replace("”", "").rstrip(".") for line in spoken.lines if 6 <= len(line.split()) <= 30][:8]
    texts = {}
    for number, (label, own) in enumerate((("a", first), ("b", second))):
        lines = [f"“{line},” the minister said." for place, line in enumerate(said) if place % 2 != number or place % 3 == 0]
        retold = paraphrased([line for place, line in enumerate(said) if place % 2 == number and place % 3], random)
        lines += [f"The minister added that {line[:1].lower()}{line[1:]}." for line in retold]
        random.shuffle(lines)
        texts[label] = "\n".join([*own.lines[:3], *lines, *own.lines[3:6]])
    return Made(name, "one press conference", texts)


def kind_of_company(a: str, b: str) -> str:
    """What two base texts are to one another, by their names: of one event, or of two events of a kind."""
    return "two tellings of one event" if a.endswith("plus") == b.endswith("plus") else "two events of a kind"
