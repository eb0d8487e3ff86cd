"""The JSON contract ``retold/1``: a case to JSON and back, its schema, and the check that a file keeps both.

``load(save(case)) == case`` holds for every valid case, and equal cases give equal bytes.
"""

from __future__ import annotations

from retold.records.bytes import dump, parse
from retold.records.check import check
from retold.records.decode import from_json, from_json_as
from retold.records.encode import to_json, to_json_of
from retold.records.layers import layers_key, pack_layers, unpack_layers
from retold.records.schema import schema
from retold.records.whole import write_whole

__all__ = [
    "check", "dump", "from_json", "from_json_as", "layers_key", "pack_layers", "parse", "schema", "to_json", "to_json_of",
    "unpack_layers", "write_whole",
]  # fmt: skip
