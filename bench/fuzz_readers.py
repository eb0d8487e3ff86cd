"""Random damage to inputs of every kind for some seconds: the readers must never raise, and every span must quote its text.

    python bench/fuzz_readers.py [SECONDS] [SEED]

Prints how many inputs were read and, for the first failure, the bytes that caused it. Exit code 1 after a failure.
"""

from __future__ import annotations

import json
import random
import sys
import time
import traceback

from retold.group import group
from retold.model import Report
from retold.read import read_bytes
from retold.read.discover import readers

WORDS = "the river bridge mayor said fell By Jane Roe LONDON (AP) — 2024-05-03 Read more: told CNN © “it” fell.” café 12 May. •".split()
CONTROLS = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xfe\xff",
    b"\r",
    b"\n\n",
    b"\x1b[2J",
    b"\\ud800",
    b"&#0;",
    b"]]>",
    b"<!--",
    b"</",
    b"{",
    b'"',
    b"\xe2\x80\xa8",
)


def seeds(rng: random.Random) -> bytes:
    """One sound input of some kind."""
    text = "\n".join(" ".join(rng.choices(WORDS, k=rng.randint(1, 40))) for _ in range(rng.randint(1, 8)))
    row = {rng.choice(["text", "body", "title", "date", "id", "outlet"]): text for _ in range(3)} | {"text": text}
    title, encoding = text[:30], rng.choice(["utf-8", "utf-16", "windows-1252", "utf-8-sig"])
    made = [
        text.encode(encoding, "replace"),
        json.dumps(row, ensure_ascii=rng.random() < 0.5).encode(),
        "\n".join(json.dumps({"text": line}) for line in text.split("\n")).encode(),
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><p>{text}</p></body></html>".encode(),
        rng.randbytes(rng.randint(0, 300)),
        *(example.data for reader in readers() for example in reader.examples),
    ]
    return rng.choice(made)


def damage(data: bytes, rng: random.Random) -> bytes:
    """Some bytes changed, cut out, doubled or put in."""
    out = bytearray(data)
    for _ in range(rng.randint(0, 6)):
        at, long = rng.randint(0, len(out)), rng.randint(0, 30)
        kind = rng.randrange(5)
        if kind == 0:
            del out[at : at + long]
        elif kind == 1:
            out[at:at] = rng.choice(CONTROLS) * rng.choice([1, 1, 2, 50])
        elif kind == 2 and at < len(out):
            out[at] = rng.randrange(256)
        elif kind == 3:
            out[at:at] = out[at : at + long] * rng.choice([1, 2, 20])
        else:
            del out[at:]
    return bytes(out)


def check(data: bytes, name: str) -> list[Report]:
    """Raises AssertionError, or whatever the readers raise."""
    reports, failures, inputs = read_bytes(data, name)
    assert len(inputs) == len(reports) + len(failures) >= 1
    for report in reports:
        for span in [item.span for item in (*report.parts, *report.credits)]:
            assert report.span(span.start, span.end) == span
        repr(report).encode()
    return list(reports)


def main(seconds: float, seed: int) -> int:
    """Number of failures, at most one."""
    rng, end, count, kept = random.Random(seed), time.monotonic() + seconds, 0, 0
    shelf: list[Report] = []
    while time.monotonic() < end:
        data = damage(seeds(rng), rng)
        name = rng.choice(["a.txt", "a.json", "a.jsonl", "a.html", "a", "-"])
        try:
            reports = check(data, name)
            shelf = (shelf + reports)[-6:]
            if count % 20 == 0:
                group(tuple({report.id: report for report in shelf}.values()))
        except Exception:  # noqa: BLE001 - whatever it is, it is the find
            traceback.print_exc()
            print(f"input {count} as {name}: {data!r}")
            return 1
        count += 1
        kept += len(reports)
    print(f"{count} inputs in {seconds:.0f} s, seed {seed}: {kept} reports read, no failure")
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 30, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
