"""An invented story in five reports, and a sixth that comes later: what decisions are tried on."""

from __future__ import annotations

from pathlib import Path

AGENCY = """Ferry runs aground off Maris Head

MARIS HEAD, March 4, 2027 - The passenger ferry Alder Queen ran aground on a sandbank off Maris Head on Thursday \
evening with 140 people aboard, the coastguard said.

Three passengers were taken to Sable General Hospital with broken bones, and the others were brought ashore in lifeboats before midnight.

Captain Jonas Vreeland told reporters that the steering had failed twice that week. "We asked for the yard and we got a promise," he said.

The operator, Norrland Lines, declined to say when the ferry was last inspected.
"""

PAPER = """Maris Head ferry stranded

March 5, 2027

The passenger ferry Alder Queen ran aground on a sandbank off Maris Head on Thursday evening with 140 people aboard, the coastguard said.

Three passengers were taken to Sable General Hospital with broken bones, and the others were brought ashore in lifeboats before midnight.

Captain Jonas Vreland told reporters that the steering had failed twice that week. "We asked for the yard and we got a promise," he said.

The operator, Norrland Lines, declined to say when the ferry was last inspected.
"""

PORTAL = """Ferry stranded: 410 aboard

March 5, 2027

The passenger ferry Alder Queen ran aground on a sandbank off Maris Head on Thursday evening with 410 people aboard, the coastguard said.

Three passengers were taken to Sable General Hospital with broken bones, and the others were brought ashore in lifeboats before midnight.

Captain Jonas Vreland told reporters that the steering had failed twice that week. "We asked for the yard and we got a promise," he said.
"""

RADIO = """Coast Radio: the night of the Alder Queen

March 5, 2027

Lifeboat volunteers from Maris Head spent last night carrying frightened families off the ferry Alder Queen, which struck a sandbank \
outside the harbour shortly after seven.

There were 138 passengers and crew on the ferry, the harbour master Edda Lund told this station, and three of them have broken bones.

Jonas Vreeland, the captain, says the rudder gave trouble twice this week. "We asked for the yard and we got a promise," he told us.
"""

TRADE = """Harbour Gazette

March 6, 2027

Norrland Lines faces questions over the Alder Queen after the ferry grounded off Maris Head on Thursday with 140 people on board.

The line refused to say when the ferry had last been inspected, and the maritime inspectorate has opened an inquiry.

Edda Lund, the harbour master, said the sandbank had been marked on every chart for thirty years.
"""

SIXTH = """Evening Star: ferry captain speaks

March 6, 2027

The passenger ferry Alder Queen ran aground on a sandbank off Maris Head on Thursday evening with 410 people aboard, the coastguard said.

Captain Jonas Vreland told reporters that the steering had failed twice that week. "We asked for the yard and we got a promise," he said.

The maritime inspectorate has opened an inquiry into the ferry Alder Queen and its owner.
"""

FIVE = {"agency": AGENCY, "paper": PAPER, "portal": PORTAL, "radio": RADIO, "trade": TRADE}


def write_reports(folder: Path, *, sixth: bool = False) -> Path:
    """The reports as files in ``folder``; it comes back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**FIVE, **({"sixth": SIXTH} if sixth else {})}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
