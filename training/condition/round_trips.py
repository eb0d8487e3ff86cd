"""English texts there and back through Apertium's rule-based translators: what translation does to a text, with nothing else changed.

    python training/condition/round_trips.py DATA WORK [--pairs spa,gl,eo,hbs]

``DATA`` is the folder that holds ``stories/ecbplus`` and ``language``. Writes WORK/originals.jsonl (``id``, ``text``) and
WORK/translated.jsonl (``id``, ``pair``, ``text``). Needs Debian's apertium with apertium-eng-spa, -en-gl, -eo-en, -hbs-eng
(and -eng-cat for the pair that is held out), and spaCy to read the treebank.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

PAIRS = {
    "spa": ("eng-spa", "spa-eng"),
    "cat": ("eng-cat", "cat-eng"),
    "gl": ("en-gl", "gl-en"),
    "eo": ("en-eo", "eo-en"),
    "hbs": ("eng-hbs", "hbs-eng"),
}
BATCH = 20
FENCE = "9876543211"
ECB_TEST_TOPICS = range(36, 46)
GLUED = frozenset({",", ".", ";", ":", "?", "!", ")", "%", "n't", "’s", "’", "”"})
WORDS = 300  # words of a text cut from the treebank


def ecb_plus(archive: Path) -> Iterator[tuple[str, str]]:
    """News of ECB+ (CC BY 3.0) without its test topics, a sentence a line."""
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda member: member.name):
            name = Path(member.name)
            topic = re.match(r"(\d+)_", name.name)
            content = files.extractfile(member) if topic and int(topic[1]) not in ECB_TEST_TOPICS else None
            if content:
                lines: dict[int, list[str]] = {}
                for token in ET.fromstring(content.read()).iter("token"):
                    lines.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
                yield name.stem, "\n".join(_joined(lines[k]) for k in sorted(lines))


def _joined(words: Iterable[str]) -> str:
    """Words with the spaces that print has between them; straight quotation marks turn in and out."""
    text, before, open_mark = "", "", False
    for word in words:
        if word in {"``", "''", '"'}:
            text += '"' if open_mark or not text else ' "'
            open_mark, before = not open_mark, '"'
            continue
        glued = word in GLUED or (word.startswith("'") and len(word) < 4)
        opened = before in {"(", "$", "“", "‘", "#"} or (before == '"' and open_mark)
        text += word if not text or glued or opened else " " + word
        before = word
    return text


def gum(path: Path) -> Iterator[tuple[str, str]]:
    """The treebank GUM (CC BY 4.0), in texts of about WORDS words."""
    import spacy
    from spacy.tokens import DocBin

    lines: list[str] = []
    number = 0
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        lines.append(doc.text.strip())
        if sum(len(line.split()) for line in lines) >= WORDS:
            yield f"gum-{number}", "\n".join(lines)
            lines, number = [], number + 1


def round_trips(pair: str, texts: list[str]) -> list[str]:
    """``texts`` translated there and back, without Apertium's marks of unknown words."""
    there, back = PAIRS[pair]
    out = _translate(back, _translate(there, f"\n\n{FENCE}\n\n".join(texts)))
    parts = re.split(rf"\s*{FENCE}\s*", out)
    if len(parts) != len(texts):
        parts = [_translate(back, _translate(there, text)) for text in texts]
    return [re.sub(r"[*@#](?=\w)", "", part).strip() for part in parts]


def _translate(mode: str, text: str) -> str:
    return subprocess.run(["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--pairs", default="spa,gl,eo,hbs")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    originals = [*ecb_plus(options.data / "stories" / "ecbplus" / "ecbplus.tar.xz"), *gum(options.data / "language" / "gum-train.spacy")]
    with (options.work / "originals.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": name, "text": text}) + "\n" for name, text in originals)
    with (options.work / "translated.jsonl").open("w", encoding="utf-8") as file:
        for pair in options.pairs.split(","):
            for k in range(0, len(originals), BATCH):
                batch = originals[k : k + BATCH]
                for (name, _), text in zip(batch, round_trips(pair, [text for _, text in batch]), strict=True):
                    file.write(json.dumps({"id": name, "pair": pair, "text": text}) + "\n")


if __name__ == "__main__":
    main()
