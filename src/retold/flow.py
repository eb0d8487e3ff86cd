"""The steps in their order, on one screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from retold.annotate import annotate
from retold.collate import collate, count, keep_to_counts, with_doubts, with_facets, with_facts, with_propositions
from retold.compare import ask, compare, keep_to_differences, name_places
from retold.compare import compare_texts as compare_annotated
from retold.decide import constraints, settle
from retold.derive import Owners, derive, shipped
from retold.dossier import (
    Findings,
    changes,
    discrepancies,
    figures,
    flights,
    frames,
    left_out,
    positions,
    quotes,
    timeline,
    times,
    without_rejected,
)
from retold.group import group, keep_to_stories, with_alone
from retold.identify import identify, keep_to_names
from retold.model import Annotations, Case, Claims, Comparison, Condition, Constraints, Decision, Input, Report, Run, Story, content_id
from retold.ports import Encoder, Engine, Judge, Language, Store
from retold.records import layers_key, pack_layers, unpack_layers
from retold.relate import keep_to_texts, relate
from retold.trace import trace
from retold.weigh import followed, sources_of, weigh

Told = Callable[[str, str], None]


def build(
    reports: Sequence[Report],
    inputs: Sequence[Input],
    *,
    language: Language,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    engine: Engine | None = None,
    store: Store | None = None,
    options: Sequence[tuple[str, str]] = (),
    decisions: Sequence[Decision] = (),
    owners: Mapping[str, Sequence[str]] | None = None,
    on_step: Told | None = None,
    version: str = "",
) -> Case:
    """Everything found in ``reports``: the whole tour, step by step.

    ``inputs`` is what became of each input; ``on_step(step, story)`` is told each step as it begins; ``engine`` maps the steps
    that work on one report, and ``store`` keeps what they found; ``decisions``, in the order they were made, each bind the step
    they concern; ``owners`` lists outlets by owner beside the shipped list. Equal input gives an equal case but for
    ``run.started`` and ``run.seconds``.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    tell = on_step or _silent
    tell("group", "")
    held = constraints(decisions, reports)
    stories, alone = keep_to_stories(*group(reports, language.lexicon.rarity), held.stories)
    tell("annotate", "")
    layers = _annotate(reports, language, engine, store)
    reports = tuple(sorted((layers[report.id].report for report in reports), key=lambda r: r.id))
    known = Owners(shipped(), owners or {})
    owned = {report.id: known.of(report) for report in reports}
    built = tuple(_story(story, layers, language, encoder, judge, held, owned, tell) for story in stories)
    names = tuple(
        (port, model.name) for port, model in (("language", language), ("encoder", encoder), ("judge", judge)) if model is not None
    )
    seconds = round(time.monotonic() - clock, 3)
    run = Run(version, started.isoformat(timespec="seconds"), seconds, tuple(options), names, with_alone(inputs, alone))
    case = Case(run, reports, built)
    return replace(case, decisions=settle(case, decisions)) if decisions else case


def _annotate(reports: Sequence[Report], language: Language, engine: Engine | None, store: Store | None) -> dict[str, Annotations]:
    """Annotations by report id, those in the store taken from there; each report now carries its condition."""
    work = partial(annotate, language=language)
    plain = sorted((replace(report, condition=Condition(), published_against=()) for report in reports), key=lambda report: report.id)
    known = _known(plain, language, store) if store is not None else {}
    ordered = [report for report in plain if report.id not in known]
    found = engine.map(work, ordered) if engine else [work(report) for report in ordered]
    if store is not None:
        for item in found:
            store.put(layers_key(item.report, language.name), pack_layers(item))
    return {item.report.id: replace(item, report=_told_of(item)) for item in [*known.values(), *found]}


def _told_of(item: Annotations) -> Report:
    """The report with what its own text tells of it."""
    return replace(item.report, condition=item.condition, published_against=item.published_against)


def _known(reports: Sequence[Report], language: Language, store: Store) -> dict[str, Annotations]:
    """The annotations that the store holds, by report id."""
    kept = [(report, store.get(layers_key(report, language.name))) for report in reports]
    read = [unpack_layers(data, report) for report, data in kept if data is not None]
    return {item.report.id: item for item in read if item is not None}


def _story(
    story: Story,
    layers: Mapping[str, Annotations],
    language: Language,
    encoder: Encoder | None,
    judge: Judge | None,
    held: Constraints,
    owners: Mapping[str, str],
    tell: Told,
) -> Story:
    lexicon = language.lexicon
    annotations = [layers[report.id] for report in story.reports]
    reports = tuple(item.report for item in annotations)
    tell("relate", story.title)
    relations = keep_to_texts(relate(annotations, lexicon.rarity), held.texts)
    tell("collate", story.title)
    claims, echoes = collate(annotations, relations, lexicon, held.passages, encoder)
    tell("identify", story.title)
    names = keep_to_names(identify(annotations, claims), held.mentions)
    counts = keep_to_counts(count(annotations, claims, lexicon), held.rulings)
    claims = with_facets(claims, counts.groups, annotations, held.passages)
    claims = with_propositions(claims, annotations, relations, names, lexicon, held.passages)
    claims = with_doubts(claims, counts.groups, annotations, lexicon, held.passages)
    claims = with_facts(claims, counts.groups, annotations, lexicon, held.passages)
    said = without_rejected(quotes(annotations, names), held.rulings)
    tell("compare", story.title)
    found = compare(annotations, claims, relations, names, lexicon, echoes, counts.rivals, counts.labels, said)
    judged = ask(found, judge) if judge else found
    differences = keep_to_differences(judged, held.rulings, held.same)
    tell("derive", story.title)
    stemma = derive(reports, relations, held.parents, owners)
    tell("weigh", story.title)
    weighed = weigh(claims, differences, stemma, reports, names, held.passages, owners)
    tell("trace", story.title)
    variants = trace(followed(differences, weighed), stemma, annotations, _weights(weighed))
    tell("dossier", story.title)
    counted = without_rejected(
        tuple(sorted((*figures(counts.groups, reports), *times(annotations, weighed), *flights(annotations)), key=lambda f: f.id)),
        held.rulings,
    )
    parties = without_rejected(positions(annotations, weighed, names, lexicon), held.rulings)
    seen = Findings(annotations, weighed, variants, counted, parties, names, lexicon, counts.labels, counts.selves, said, counts.rivals)
    clashes = without_rejected(discrepancies(seen), held.rulings)
    differences = keep_to_differences((*judged, *changes(clashes, judged, counted, reports)), held.rulings, held.same)
    variants = trace(followed(differences, weighed), stemma, annotations, _weights(weighed))
    return replace(
        story,
        reports=reports,
        stemma=stemma,
        claims=weighed,
        cited=sources_of(weighed, stemma),
        variants=variants,
        names=names,
        quotes=said,
        figures=counted,
        positions=parties,
        timeline=without_rejected(timeline(annotations, weighed), held.rulings),
        frames=frames(annotations, names, counted, parties, lexicon),
        discrepancies=clashes,
        left_out=left_out(annotations, weighed, stemma, lexicon),
    )


def _silent(step: str, story: str) -> None:
    """Tells nobody."""


def _weights(claims: Claims) -> dict[str, float]:
    """How much of the story stands on each claim, 0..1."""
    return {claim.id: 1 - claim.rank / (len(claims) + 1) for claim in claims}


def compare_texts(a: str, b: str, *, language: Language, judge: Judge | None = None) -> Comparison:
    """Every typed difference between two bare texts taken as tellings of one passage; a judge has a vote in the verdict."""
    first, second = (annotate(_bare(side, text), language) for side, text in (("a", a), ("b", b)))
    names = identify([first, second])
    return compare_annotated(first, second, language.lexicon, name_places(names), judge)


def _bare(side: str, text: str) -> Report:
    identity = content_id("r", side, text)
    return Report(identity, side, "", "", "", "", "", "none", "en", "", "", text)
