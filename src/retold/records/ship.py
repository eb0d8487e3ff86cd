"""``python -m retold.records.ship`` writes the JSON Schema that the package ships, after a change of the nouns."""

from __future__ import annotations

from pathlib import Path

from retold.records.bytes import dump
from retold.records.schema import schema

PLACE = Path(__file__).parents[1] / "schema" / "retold-1.schema.json"

if __name__ == "__main__":
    PLACE.write_bytes(dump(schema()))
