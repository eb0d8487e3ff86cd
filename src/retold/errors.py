"""What can go wrong, as a tree.

    RetoldError
    +-- ReadError       R1xx   an input, or the lot of them, cannot be used
    +-- OptionError     R2xx   an option or a name given to a call is unknown or out of range
    +-- MissingExtra    R4xx   an optional package is not installed
    +-- StoreError      R5xx   a file or store could not be read or written
    +-- EngineError     R6xx   workers failed

One bad report is no error: it becomes a ``Failure`` with a code, counted in the run and shown in the dossier.
"""

from __future__ import annotations


class RetoldError(Exception):
    """Base of all errors that retold raises on purpose.

    ``code`` is stable ("R201"), ``message`` says what and where, ``hint`` what to do next, ``path`` the place ("" if none).
    """

    code = "R000"

    def __init__(self, message: str, *, code: str | None = None, hint: str = "", path: str = "") -> None:
        self.code = code or type(self).code
        self.message = message
        self.hint = hint
        self.path = path
        super().__init__(f"{self.code} {message}{' ' + hint if hint else ''}")


class ReadError(RetoldError):
    """Nothing usable could be read."""

    code = "R100"


class OptionError(RetoldError):
    """An option, a name or an id is unknown or out of range."""

    code = "R200"


class MissingExtra(RetoldError):
    """An optional package is not installed; ``hint`` holds the command that installs it."""

    code = "R400"


class StoreError(RetoldError):
    """A case or store could not be read or written."""

    code = "R500"


class EngineError(RetoldError):
    """Workers failed."""

    code = "R600"
