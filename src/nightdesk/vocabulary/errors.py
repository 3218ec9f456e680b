# SPDX-License-Identifier: Apache-2.0
"""Every error of Nightdesk, in one tree.

NightdeskError
├── InvalidValue        a value that the vocabulary does not allow
├── RefusedInput        a report, file or feed that intake will not take (recorded, the rest goes on)
├── LedgerError         the store refuses: not a ledger, a newer schema, a broken rule
│   └── UnknownId       an id that this ledger has never given out
├── JudgementError      a judgement that cannot be applied as asked
├── ModelError          the reading model is missing or is not what its card says
└── UnquotedClause      a line of a brief without a quote behind it

Messages say what was found, what is allowed and what to do.
"""

from __future__ import annotations


class NightdeskError(Exception):
    """Base of all errors raised on purpose: ``except NightdeskError`` catches them all."""

    def __init__(self, found: str, allowed: str = "", todo: str = "") -> None:
        self.found, self.allowed, self.todo = found, allowed, todo
        super().__init__(". ".join(part.rstrip(".") for part in (found, allowed, todo) if part) + ".")


class InvalidValue(NightdeskError):
    """A value outside the vocabulary; ``allowed`` names the valid ones."""


class RefusedInput(NightdeskError):
    """Input that is not taken; ``code`` is a short stable reason for counting (``too_large`` …)."""

    def __init__(self, code: str, found: str, allowed: str = "", todo: str = "") -> None:
        self.code = code
        super().__init__(found, allowed, todo)


class LedgerError(NightdeskError):
    """The ledger file cannot be used as asked."""


class UnknownId(LedgerError):
    """An id that resolves to nothing in this ledger."""


class JudgementError(NightdeskError):
    """A judgement that does not fit what the ledger holds."""


class ModelError(NightdeskError):
    """The packaged model is missing or damaged."""


class UnquotedClause(NightdeskError):
    """A clause of a brief that no quote stands behind; briefs with one are refused."""
