"""An invented event told several ways, short enough to read at a glance."""

WIRE = """PORT HARLAN (Continental Wire) — The old iron bridge over the Senna collapsed shortly after dawn on Tuesday, throwing two \
lorries and a delivery van into the river.
Divers recovered the bodies of 12 people by noon, the county police said, and warned that the search of the flooded arches would go on \
for days.
Engineers had closed the eastern lane in September after finding hairline cracks in three of the hangers that hold the deck.
The regional transport office refused to say who had allowed heavy vehicles back onto the bridge.
Mayor Ana Ruiz told reporters that the town had asked for a replacement "every single year since the flood".
"""

COPY = """The old iron bridge over the Senna collapsed shortly after dawn on Tuesday, throwing two lorries and a delivery van into the \
river.
Divers recovered the bodies of 21 people by noon, the county police said, and warned that the search of the flooded arches would go on \
for days.
Engineers had closed the eastern lane in September after finding hairline cracks in three of the hangers that hold the deck.
The regional transport office refused to say who had allowed heavy vehicles back onto the bridge.
"""

LOCAL = """Margit Oller was buttering toast when her kitchen window rattled and the bridge she had crossed for forty years went down.
At least 12 people are dead, according to the county police, though nobody at the quay would guess how many were still missing.
Rescue boats from three villages worked through the morning, passing stretchers up the slipway behind the fish market.
The mayor, Ana Ruiz, said her office had begged for a new crossing "every single year since the flood".
Schools on both banks stayed shut, and the ferry that was retired last winter is to sail again on Thursday.
"""
