"""Where the fitted weights of the stemma go."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

DERIVE = Path(__file__).resolve().parent.parent.parent / "src" / "retold" / "derive"


def write(file: str, names: Iterable[str], values: Iterable[float]) -> None:
    """Each weight by name, in thousandths, to ``file`` beside the code that reads it, and told."""
    told = {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}
    text = json.dumps(told, indent=1, ensure_ascii=False)
    (DERIVE / file).write_text(text + "\n", encoding="utf-8")
    print(text)
