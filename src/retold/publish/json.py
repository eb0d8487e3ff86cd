"""The case itself: everything found, in the contract ``retold/1`` that every other output is made from."""

from __future__ import annotations

from retold.model import Case
from retold.publish.publisher import Publisher
from retold.records import dump, to_json


def publish(case: Case, texts: str) -> bytes:  # noqa: ARG001  the contract holds all texts: spans mean nothing without them
    """``case`` as UTF-8 JSON, whatever ``texts`` says."""
    return dump(to_json(case))


PUBLISHER = Publisher(
    name="json",
    suffixes=(".json",),
    gloss="everything found, for programs (retold/1)",
    extra="",
    publish=publish,
    examples=(("full", '"schema": "retold/1"'), ("none", '"claims"')),
)
