"""Do decisions survive a further report? And how long does a person wait for one to take effect?

    python bench/decisions.py [--no-write]

For each story at hand (the shared keys when present, and our samples) one report is left out; on the case of the others everything
is decided that can be, action by action; then the report is added and the case built under all decisions of that action. A row
says how many are in force (R301, R302: how many are not), in the case they were made on and with the report added. Contradictions
that we make ourselves (two claims each merged with a third, say) count against us.

Then a made story of 40 reports: a build, the build after a decision (the store holds the annotations), the page of the app.
Dated results go to ``bench/results/decisions-<date>.json``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import retold
from made_story import write
from retold import casework, flow
from retold.decide import Asked, decision_on
from retold.errors import OptionError
from retold.model import Case, Decision, Report, Story
from retold.models import load_language
from retold.read import read
from retold.web import pages
from retold.web.builds import Progress
from retold.web.choices import choices
from retold.web.shelf import Listed

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
MOST = 40  # decisions of one kind and action in one story


def places() -> Iterator[Path]:
    """The folders of the stories at hand."""
    yield from (path for path in sorted((ROOT / "samples").iterdir()) if path.is_dir() and path.name != "keys")
    if (SHARED / "seeds").is_dir():
        yield SHARED / "seeds"
        yield from (path for path in sorted((SHARED / "keys" / "stories").iterdir()) if path.is_dir())


def build(reports: list[Report], decisions: tuple[Decision, ...] = ()) -> Case:
    """A case of these reports."""
    return flow.build(reports, (), language=load_language(), decisions=decisions)


def things(story: Story) -> Iterator[object]:
    """Everything in a story that can be decided on."""
    yield from (*story.reports, *story.stemma.derivations, *story.claims, *story.variants, *story.names)
    yield from (reading for claim in story.claims if len(claim.readings) > 1 for reading in claim.readings)
    yield from (*story.quotes, *story.figures, *story.positions, *story.timeline, *story.discrepancies)


def asked(case: Case, story: Story) -> dict[tuple[str, str], list[Decision]]:
    """All decisions that the app offers, by kind and action; of lists to choose from the first is taken."""
    found: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for thing in things(story):
        for choice in choices(case, story, thing):
            other = choice.others[0].value if choice.others else ""
            only = choice.parts[-1].value if choice.parts else ""
            second = casework.target(case, other)[1] if other not in ("", "none") else None
            at = f"2026-01-01T00:00:{len(found):02}Z"
            request = Asked(str(getattr(thing, "id", "")), thing, story, choice.action, other, second, only, "bench", at)
            try:
                decision = decision_on(request)
            except OptionError:
                continue
            if len(found[decision.kind, decision.action]) < MOST:
                found[decision.kind, decision.action].append(decision)
    return found


def together(decisions: dict[tuple[str, str], list[Decision]]) -> dict[str, list[Decision]]:
    """The decisions that one build can hold: those of one action, but for those that take reports out of the story, or put them in."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for (kind, action), made in decisions.items():
        found[f"report {action}" if kind == "report" else action] += made
    return found


def survival(most: int) -> dict[str, dict[str, int]]:
    """For each kind and action: decisions made, in force where they were made, in force with a further report; and R301, R302."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for place in list(places())[:most]:
        reports = list(read([place])[0])
        before = build(reports[:-1])
        story = max(before.stories, key=lambda story: len(story.reports), default=None)
        for decisions in together(asked(before, story)).values() if story else ():
            here, there = build(reports[:-1], tuple(decisions)), build(reports, tuple(decisions))
            for mine, theirs in zip(here.decisions, there.decisions, strict=True):
                row = counts[f"{mine.kind} {mine.action}"]
                row.update(["made"] + ["in force"] * mine.applied + ["with a further report"] * theirs.applied)
                row.update([theirs.message[:4]] if theirs.message else [])
        print(place.name, flush=True)
    return {name: dict(row) for name, row in sorted(counts.items())}


def waiting() -> dict[str, float]:
    """CPU seconds for a story of 40 reports: the first build, the build after a decision, the page; and the page's bytes."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "in", 40, 600)
        files = casework.files_of(retold.save(retold.build(Path(folder) / "in"), Path(folder) / "case.json"))
        clock = time.process_time()
        case = casework.rebuild(files)
        first = time.process_time() - clock
        casework.decide(files, case.stories[0].reports[0].id, "parent", other="none", case=case)
        clock = time.process_time()
        case = casework.rebuild(files)
        again = time.process_time() - clock
        clock = time.process_time()
        page = pages.case_page(Listed("case", files, built=True), case, Progress(), 0, stale=False)
        shown = time.process_time() - clock
    seconds = {"build_s": round(first, 2), "rebuild_s": round(again, 2), "page_s": round(shown, 2)}
    return {**seconds, "page_kb": round(len(page.encode()) / 1024)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=99, help="only the first N stories")
    options.add_argument("--no-write", action="store_true", help="print only")
    chosen = options.parse_args()
    rows, times = survival(chosen.stories), waiting()
    width = max(map(len, rows))
    print(f"{'':{width}}   made  in force  with a further report")
    for name, row in rows.items():
        lost = " ".join(f"{code}: {row[code]}" for code in ("R301", "R302") if row.get(code))
        print(f"{name:{width}} {row['made']:6} {row['in force']:9} {row['with a further report']:22}  {lost}")
    total = [sum(row.get(key, 0) for row in rows.values()) for key in ("made", "in force", "with a further report")]
    print(f"{'all':{width}} {total[0]:6} {total[1]:9} {total[2]:22}  {total[2] / max(1, total[1]):.1%} kept")
    print(times)
    if not chosen.no_write:
        today = datetime.now(UTC).date().isoformat()
        result = {"date": today, "decisions": rows, "waiting": times}
        (ROOT / "bench" / "results" / f"decisions-{today}.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
