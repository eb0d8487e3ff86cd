"""Writes demonyms.txt: the words that WordNet writes with a capital as adjectives (Venezuelan, Shiite), in lower case.

python training/reader/demonyms.py --wordnet wordnet/usr/share/wordnet
"""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Read ``data.adj`` and write the list beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    lines = (parser.parse_args().wordnet / "data.adj").read_text("utf-8").splitlines()
    found = set()
    for fields in (line.split() for line in lines if not line.startswith("  ")):
        words = (fields[4 + 2 * number].partition("(")[0] for number in range(int(fields[3], 16)))
        found.update(word.lower() for word in words if word[:1].isupper() and word.isalpha() and len(word) > 3)
    Path(__file__).with_name("demonyms.txt").write_text("\n".join(sorted(found)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
