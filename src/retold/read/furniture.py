"""Lines that frame an article without being part of it: captions, calls to share or subscribe, copyright, related stories."""

from __future__ import annotations

import re

AGENCIES = (
    r"(?:AP:Associated Press|Associated Press|AP|Reuters|REUTERS|AFP|EPA|PA|EFE|DPA|SWNS|Getty(?: Images)?|Rex(?: Features)?"
    r"|Splash News|News Group|BBC|Sky News|Alamy|Shutterstock|ANSA|TASS|Xinhua|Kyodo|Yonhap)"
)
AGENCY_ALONE = rf"(?:{AGENCIES})(?:\s*(?:[/•·,-]|via)\s*{AGENCIES})*"

SHARING = "share|tweet|print|email|e-mail|facebook|twitter|whatsapp|pinterest|reddit|linkedin|comments?"

CAPTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:Image|Media) (?:copyright|caption|playback)\b",
        r"(?:FILE|File)(?: PHOTO)?\s*[-–—:]\s*(?:In this|This|A |An |The |[A-Z])",
        r"In this .{0,60}\b(?:file )?(?:photo|image|frame|picture)\b",
        r"Enlarge this image\b",
        r"(?:Hide|toggle) [Cc]aption\b",
        r"Photos?: .*(?:Hide [Cc]aption|\d+ of \d+)",
        r"JUST WATCHED\b",
        r"Facebook Twitter Pinterest\b",
        r"\d{1,3}/(?:[6-9]|\d{2,3})\s+[A-Z0-9]",
        rf"{AGENCY_ALONE}(?:\s+-\s+Contributor)?(?:\s*[•:]\s*{AGENCY_ALONE})*\s+[A-Z\d\"'“‘].*[^.!?\"”’:]$",
        r"(?:Photo(?:graph)?s?|Picture|Image|Pic|Credit)\s*(?:by|:|courtesy)\s*\S.{0,120}$",
        r".{10,400}\((?:file|File|FILE)(?: photo| picture| image)?\)\.?$",
        r".{0,400}\[(?:Photo|Image|Picture)s?\s*[/:by].{0,60}\]$",
        (
            r".{0,400}\((?:[^()]{0,80}[/,]\s*|[^()]{0,60}\bvia\s+|Photo by [^()]{0,60}|Courtesy of [^()]{0,60})?"
            rf"(?:{AGENCIES})(?: Photo| Images)?(?:[,/][^()]{{0,60}})?\)(?:\s*\({AGENCIES}\))?$"
        ),
        r"\((?:Courtesy of|Photo by|Picture by|Image by)\b[^()]{0,100}\)$",
        r"[^.!?]{0,300}\b(?:Photograph|Photo|Picture)s?\s*(?:by|:)\s*[^.!?]{2,80}$",
        rf"[^.!?]{{0,60}}/(?:{AGENCIES})$",
    )
)  # fmt: skip

BOILERPLATE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"scroll down for (?:the )?(?:video|more)s?\W*$",
        r"advertisement\b(?:\s*[-–—]?\s*(?:continue reading).*)?$",
        r"(?:continue reading|story continues below|article continues|continues after).{0,60}$",
        r"media playback is (?:un|not )supported.{0,60}$",
        rf"(?:{SHARING}|save|copy link|like|follow)(?:[\s,|/·•]+(?:this|on|with|via|by|story|article|page|{SHARING}|friends|x|us))*\W*$",
        r"(?:read|see|watch|more|click|view|listen)(?: or share)?(?: more| also| now| here| this story)?\s*:\s*https?://\S+$",
        r"read or share this story\b.*$",
        r"(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletter|updates?|alerts?|inbox|email|for free|today|briefing)\b.{0,120}$",
        r"(?:follow|like|join) .{2,60} on (?:facebook|twitter|instagram|x|youtube|whatsapp|telegram)\b.{0,100}$",
        r"(?:please )?(?:enter|confirm) your e-?mail.{0,80}$",
        r"(?:thank you|thanks) for (?:subscribing|signing up|registering)\b.{0,80}$",
        r"get (?:the|our|all the) .{0,60}\b(?:newsletter|inbox|app)\b.{0,80}$",
        r"(?:we use|this (?:web)?site uses|by (?:using|continuing)[^.]{0,60}) .{0,40}\bcookies?\b.{0,300}$",
        r"(?:we (?:value|care about) your privacy|accept (?:all )?cookies|cookie (?:policy|settings|preferences))\W.{0,200}$",
        r"(?:copyright|©|\(c\))\s*(?:\(c\)|©)?\s*(?:19|20)\d\d\b.{0,400}$",
        r".{0,100}\ball rights reserved\b.{0,200}$",
        r"this material may not be published, broadcast.{0,120}$",
        r"(?:we pay for your stories|do you have a story for|got a (?:story|tip))\b.{0,300}$",
        r"(?:click|tap) here (?:to|for)\b.{0,120}$",
        r"(?:now playing|replay|video|photo|photos|slideshow|gallery|audio|graphic|interactive|listen)\s*(?::|\(\d+ images?\))?$",
        r"slideshow \(\d+ images?\)$",
        r"\[(?:video|graphic|photos|gallery|read|watch|interactive|map|audio)?:?[^\]]{4,140}\]$",
        r"(?:read|see|watch) (?:more|also|next)\s*[:|»›-].{0,160}$",
        r".{5,140}\bread more$",
        r"(?:more|also|related|see also|you may also like|recommended|in pictures|watch|don't miss)\s*:\s+\S.{4,140}[^.]$",
        r"(?:savesave|_{3,}|\*{3,}|-{3,}|={3,}|#{3,}|\W{3,})$",
        r"(?:send|email|contact) (?:us|your|the (?:reporter|author))\b.{0,140}$",
        r"(?:view|read|leave|post|add|show|hide) (?:all |a |the )?(?:\d+ )?comments?\b.{0,60}$",
        r"to (?:read|view|see|continue|use) .{0,60}(?:subscri|sign in|log in|enable javascript|register).{0,140}$",
        r"(?:please )?enable javascript.{0,140}$",
    )
)  # fmt: skip

CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\(?(?:Additional |Further )?[Rr]eporting (?:by|from) [^.!?]{2,160}(?:; (?:[Ee]diting|[Ww]riting) by [^.!?]{2,120})?[.)]*$",
        r"[A-Z][^.!?]{2,160} contributed to this (?:report|story|article|post|piece)\.?$",
        (
            r"(?:This|The) (?:post|article|story|report|piece|text) (?:was |has been )?(?:originally |first )?"
            r"(?:appeared|published|posted)\b[^.!?]{0,40} (?:on|in|at|by) \S[^!?]{1,80}$"
        ),
        rf"[-–—(]?\s*{AGENCY_ALONE}\s*\)?\.?$",
        r"[-–—(]?\s*[Ww]ith (?:additional )?(?:reporting (?:by|from) )?(?:news |wire )?agenc(?:y|ies)(?: reports)?\)?\.?$",
        r"\([A-Z][\w ]{2,30} \d{1,2}/\d{1,2}/\d{4} (?:page|[A-Z])\w*\)$",
    )
)

RELATED = re.compile(
    r"(?:read more|read also|see also|related(?: (?:stories|articles|news|content|topics|links))?"
    r"|more (?:on this story|from .{2,40}|stories|news)|most (?:read|popular|viewed)|recommended(?: for you)?"
    r"|you may also like|also (?:read|see)|don't miss|top stories|trending|what (?:to|you should) read next"
    r"|editors?['’]? picks?|around the web|from the web|sponsored links)\s*[:>»…]*",
    re.IGNORECASE,
)


def is_caption(line: str) -> bool:
    """Whether a line describes or credits a picture or film."""
    return len(line) <= 700 and any(shape.match(line) for shape in CAPTIONS)


def is_boilerplate(line: str) -> bool:
    """Whether a line belongs to the page and not to the report."""
    return len(line) <= 500 and any(shape.fullmatch(line) for shape in BOILERPLATE)


def is_credit(line: str) -> bool:
    """Whether a line does nothing but say who wrote or published the text."""
    return len(line) <= 320 and any(shape.match(line) for shape in CREDITS)


def opens_related_list(line: str) -> bool:
    """Whether headlines of other reports follow."""
    return RELATED.fullmatch(line) is not None
