"""How well the condition of a text is told: round trips through machine translation against their originals.

    python bench/condition.py [--pairs cat,spa] [--keep FOLDER] [--save FILE]

Each report of newscluster-dev goes there and back through each of Apertium's translators (Debian: apertium, apertium-eng-cat,
-eng-spa, -en-gl, -eo-en, -hbs-eng); Catalan was held out of the fit (``training/condition``). AUROC is of ``condition.score``,
once on the texts as they are (white space made plain), once with accents and the spaces before marks stripped from both sides.
False accusations are the originals that score as damaged (.15, where the steps begin to hold a text damaged). Then the seeds.
Parts whose data or translator is missing are skipped with the reason. Nothing of the texts is kept but with ``--keep``.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tarfile
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEWS = SHARED / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
POLNEAR = SHARED / "data" / "attribution" / "polnear-train-dev.tar.xz"
PAIRS = {
    "cat": ("eng-cat", "cat-eng"),
    "spa": ("eng-spa", "spa-eng"),
    "gl": ("en-gl", "gl-en"),
    "eo": ("en-eo", "eo-en"),
    "hbs": ("eng-hbs", "hbs-eng"),
}
HELD_OUT = "cat"
DAMAGED = 0.15
FEWEST = 100  # words of a text that is measured


def spaced(text: str) -> str:
    """Single spaces and no space at the edges of a line: translators change white space, copiers do too."""
    return re.sub(r" ?\n ?", "\n", re.sub(r"[ \t\xa0]+", " ", text)).strip()


def stripped(text: str) -> str:
    """Without accents and without spaces before marks."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return spaced(re.sub(r" +([-,;:.!?)’'])", r"\1", bare))


def round_trip(pair: str, text: str) -> str:
    """``text`` there and back, without Apertium's marks of unknown words."""
    for mode in PAIRS[pair]:
        text = subprocess.run(["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True).stdout
    return re.sub(r"[*@#](?=\w)", "", text)


def round_trips(pair: str, originals: Sequence[dict[str, Any]], keep: Path | None) -> list[str]:
    """Every original there and back, taken from ``keep`` where they lie there."""
    file = keep / f"{pair}.jsonl" if keep else None
    if file and file.is_file():
        return [json.loads(line) for line in file.open(encoding="utf-8")]
    made = [round_trip(pair, row["text"].strip()) for row in originals]
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(json.dumps(text) + "\n" for text in made), encoding="utf-8")
    return made


def auroc(clean: Sequence[float], damaged: Sequence[float]) -> float:
    """Chance that a damaged text scores above a clean one, ties half."""
    above = sum((d > c) + 0.5 * (d == c) for d in damaged for c in clean)
    return above / (len(clean) * len(damaged))


def scores(texts: Iterable[str]) -> list[float]:
    """``condition.score`` of each text that is long enough."""
    from retold.annotate.condition import condition_of
    from retold.annotate.sentences import place_sentences
    from retold.model import Report
    from retold.models import load_language

    language, found = load_language(), []
    for text in texts:
        if len(text.split()) < FEWEST:
            continue
        report = Report("r", "r", "", "", "", "", "", "none", "en", "", "", text)
        tokens, sentences = language.read(text)
        found.append(condition_of(report, tokens, place_sentences(report, tokens, sentences), language.lexicon).score)
    return found


def accused(found: Sequence[float]) -> str:
    """Share of texts that score as damaged."""
    return f"{sum(score >= DAMAGED for score in found)}/{len(found)} = {sum(score >= DAMAGED for score in found) / len(found):.3f}"


def polnear(archive: Path) -> list[str]:
    """The texts of PolNeAR dev; none where the archive is not at hand."""
    if not archive.is_file():
        return []
    with tarfile.open(archive) as files:
        chosen = sorted((m for m in files.getmembers() if m.isfile() and "/dev/text/" in m.name), key=lambda member: member.name)
        return [content.read().decode("utf-8") for member in chosen if (content := files.extractfile(member))]


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", default=",".join(PAIRS))
    parser.add_argument("--keep", type=Path, help="keep the translations in this folder and take them from there")
    parser.add_argument("--save", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    result: dict[str, Any] = {}
    if NEWS.is_file():
        originals = [json.loads(line) for line in NEWS.open(encoding="utf-8")]
        clean = {name: scores(make(row["text"]) for row in originals) for name, make in (("as is", spaced), ("stripped", stripped))}
        result["accused newscluster-dev"] = {name: accused(found) for name, found in clean.items()}
        for pair in options.pairs.split(","):
            kept = options.keep and (options.keep / f"{pair}.jsonl").is_file()
            if not kept and shutil.which("apertium") is None:
                print(f"{pair}: skipped, apertium is not installed", file=sys.stderr)
                continue
            try:
                made = round_trips(pair, originals, options.keep)
            except subprocess.CalledProcessError as error:
                print(f"{pair}: skipped, {error}", file=sys.stderr)
                continue
            found = {name: scores(make(text) for text in made) for name, make in (("as is", spaced), ("stripped", stripped))}
            held = " (held out)" if pair == HELD_OUT else ""
            result[f"AUROC {pair}{held}"] = {name: round(auroc(clean[name], found[name]), 4) for name in found}
            result[f"told damaged {pair}{held}"] = {name: accused(found[name]) for name in found}
    else:
        print(f"newscluster-dev: skipped, {NEWS.name} is not at hand", file=sys.stderr)
    if texts := polnear(POLNEAR):
        result["accused PolNeAR dev"] = {"as is": accused(scores(map(spaced, texts)))}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        result[f"seed {path.name[:3]}"] = {"as is": scores([text])[0], "stripped": scores([stripped(text)])[0]}
    for name, row in result.items():
        print(f"{name:32}", "  ".join(f"{key} {value}" for key, value in row.items()))
    if options.save:
        options.save.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
