"""Hostile characters made visible: text of reports may hold escapes, overrides and controls, none of which may act.

Every replacement is one code point for one, so offsets into the result are offsets into the text.
"""

from __future__ import annotations

CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
TURNERS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)  # they reorder what stands beside
UNSEEN = dict.fromkeys([0xFEFF, *range(0xFDD0, 0xFDF0), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080), *range(0xD800, 0xE000)], 0xFFFD)
BREAKS = dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], 0x20)

ON_ONE_LINE = {**CONTROLS, **TURNERS, **UNSEEN, **BREAKS}
WITH_LINES = {**ON_ONE_LINE, 0x09: 0x09, 0x0A: 0x0A, 0x0D: 0x0D}


def one_line(text: str) -> str:
    """``text`` for one line of a terminal or page: line breaks and tabs as spaces, all else hostile as a visible sign."""
    return text.translate(ON_ONE_LINE)


def with_lines(text: str) -> str:
    """``text`` for a page that keeps its line breaks and tabs; all else hostile as a visible sign."""
    return text.translate(WITH_LINES)
