"""The codes that reading can give, with what each means. The texts themselves are made where they arise."""

from __future__ import annotations

CODES = {
    "R101": "no article text found",
    "R102": "not JSON",
    "R103": "binary, not text",
    "R104": "no date",
    "R105": "empty",
    "R106": "the same text twice",
    "R107": "a language this build has no model for",
    "R109": "the encoding was guessed, or bytes could not be decoded",
    "R110": "too large",
    "R111": "a field is missing or of the wrong type",
    "R112": "a path cannot be read",
    "R113": "the text seems cut off",
}
