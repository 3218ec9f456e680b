# SPDX-License-Identifier: Apache-2.0
"""What the words around a trigger make of it: polarity, modality, act, hedges and certainty.

Certainty is the innermost speaker's commitment to the claim as worded. The table of hedges carries the
medians of reader surveys; its sources stand in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nightdesk.vocabulary.terms import Act, Modality, Polarity

_DENIAL = re.compile(
    r"\b(den(?:y|ies|ied|ying)|denial|no truth (?:to|in)|(?:is|are|was|were) (?:untrue|false|baseless|fabricated|not true)|untrue|false reports?|"
    r"dismiss(?:ed|es|ing)? (?:as|the|reports|claims)|reject(?:ed|s)? (?:reports|claims|as false)|refut(?:ed|es|ing)|rebut(?:s|ted)?)\b",
    re.IGNORECASE,
)
_ALIVE = re.compile(r"\b(?:is|are) (?:alive|safe|free|well|at home)\b|\balive and well\b", re.IGNORECASE)
_RETRACT = re.compile(
    r"\b(withdr(?:aws?|ew|awing|awn)|retract(?:s|ed|ing)?|has removed|have removed|deleted|takes? back|took down)\b[^.]{0,60}\b(report|story|post|claim|article|entry|tweet)\b",
    re.IGNORECASE,
)
_CORRECT = re.compile(
    r"^\W*(?:correct(?:ion|s|ed|ing)|clarification)\b|\bin our [^.]{0,30}report\b|\bearlier (?:report|version|entry)[^.]{0,60}\b(?:wrong|incorrect|error|misstated)",
    re.IGNORECASE,
)
_CONFIRM = re.compile(r"\bconfirm(?:s|ed|ing|ation)?\b", re.IGNORECASE)
_NOT_CONFIRM = re.compile(
    r"\b(?:not|n't|cannot|could not|can't|cant|unable to|no|without|awaiting|neither|nor|yet to|if|until)\b[^.;]{0,40}\bconfirm",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|no one|none|neither|nor|without|n't|cannot)\b|n[’']t\b", re.IGNORECASE
)
_NOT_NEGATING = re.compile(
    r"\b(?:not only|no longer|no group|no one has claimed|not clear|not immediately|not yet (?:been )?(?:confirmed|verified)|not (?:been )?(?:confirmed|verified))\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|'ll|is to|are to|going to|plan(?:s|ned)? to|vow(?:s|ed)? to|pledg(?:es|ed) to|threat(?:ens|ened) to|intend(?:s|ed)? to|set to|due to (?=\w+\b(?!ing))|about to|scheduled to|expected to|promis(?:es|ed) to|prepar(?:es|ing) to|hop(?:es|ed) to|want(?:s|ed)? to|ready to)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|urg(?:es|ed|ing)|call(?:s|ed|ing)? (?:for|on)|demand(?:s|ed|ing)?|order(?:s|ed)?|vot(?:es|ed) to|request(?:s|ed)?|appeal(?:s|ed)? (?:for|to)|warn(?:s|ed|ing)? of|threat of|threats of|risk of|fears? of|vow(?:s|ed)?|promis(?:es|ed)|plans? for|prevent|avert|avoid|against any|possible|potential|calls for)\s+(?:\S+\s+){0,5}$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:may|might|could|possibly|perhaps|maybe)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|should|must|ought to)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|in case|whether or not|should it)\b", re.IGNORECASE)
_WHETHER = re.compile(r"\bwhether\b", re.IGNORECASE)
_OPINION = re.compile(
    r"\b(?:i think|i believe|in my view|in our view|i would|i expect|arguably|it is a mistake|ought|analysts? (?:say|think|believe)|amounts? to|tantamount)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|,\s+(?:but|and|while|though|which|who)\b|\bbut\b|\bwhile\b|\balthough\b|\bafter\b|\bbefore\b|\bwhen\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hedge:
    start: int
    end: int
    certainty: float
    epistemic: bool


@dataclass(frozen=True, slots=True)
class Stance:
    """How a trigger is meant."""

    polarity: Polarity
    modality: Modality
    act: Act
    certainty: float
    hedges: tuple[Hedge, ...]
    condition: bool  # it stands in or depends on an if-clause


def hedges_in(text: str) -> list[Hedge]:
    """Hedges of a sentence, longest first where they overlap, in order."""
    out: list[Hedge] = []
    for pattern, certainty, epistemic in _table():
        for match in pattern.finditer(text):
            if not any(match.start() < one.end and match.end() > one.start for one in out):
                out.append(Hedge(match.start(), match.end(), certainty, epistemic))
    return sorted(out, key=lambda one: one.start)


def stance_of(text: str, start: int, end: int, hedges: list[Hedge]) -> Stance:
    """The stance of the sentence ``text`` towards its trigger at ``start:end``."""
    before = text[:start]
    clause = _CLAUSE.split(before)[-1]
    denied = _is_denied(text, start, end)
    negated = bool(_NEGATION.search(_NOT_NEGATING.sub(" ", clause[-60:])))
    negative = denied or negated or bool(_ALIVE.search(text[end:]) and denied)
    modality = _modality(text, before, clause)
    near = tuple(one for one in hedges if not _cut_off(text, one, start))
    return Stance(
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        modality=modality,
        act=_act(text, denied, modality),
        certainty=min((one.certainty for one in near), default=_plain_certainty(modality)),
        hedges=near,
        condition=modality is Modality.CONDITIONAL,
    )


def _is_denied(text: str, start: int, end: int) -> bool:
    match = _DENIAL.search(text)
    if match is None or (match.start() <= start < match.end()):
        return False
    if match.start() < start:
        return not re.search(r"\b(?:but|although|however|after)\b", text[match.end() : start])
    return bool(
        re.search(
            r"\b(?:reports?|claims?|rumou?rs?|stories|that|was|were|is|are)\b",
            text[:start] + text[end : match.end()],
            re.IGNORECASE,
        )
    )


def _modality(text: str, before: str, clause: str) -> Modality:
    if text.rstrip().endswith("?"):
        return Modality.QUESTION
    if _IF.search(before) or re.match(r"\W*if\b", text, re.IGNORECASE):
        return Modality.CONDITIONAL
    tail = clause[-70:]
    if _FUTURE.search(tail) or _ASKED.search(tail):
        return Modality.FUTURE
    if _WOULD.search(tail):
        return Modality.CONDITIONAL
    if _POSSIBLE.search(tail) or _WHETHER.search(clause):
        return Modality.POSSIBLE
    return Modality.OPINION if _OPINION.search(before) else Modality.ASSERTED


def _act(text: str, denied: bool, modality: Modality) -> Act:
    if modality is Modality.QUESTION:
        return Act.QUERY
    if _RETRACT.search(text):
        return Act.RETRACT
    if denied:
        return Act.DENY
    if _CORRECT.search(text):
        return Act.CORRECT
    return Act.CONFIRM if _CONFIRM.search(text) and not _NOT_CONFIRM.search(text) else Act.ASSERT


def _plain_certainty(modality: Modality) -> float:
    return 0.5 if modality is Modality.POSSIBLE else 0.95


def _cut_off(text: str, hedge: Hedge, start: int) -> bool:
    """A hedge in another coordinate clause says nothing of this trigger."""
    low, high = sorted((hedge.end, start))
    return bool(re.search(r";|,\s+(?:but|while|and)\b|\bbut\b|\bwhile\b", text[low:high]))


def is_presupposed(text: str, start: int) -> bool:
    """Whether the trigger at ``start`` hangs on a preposition: what is denied is not that it happened."""
    return bool(
        re.search(
            r"\b(?:in|by|after|during|from|following|for)\s+(?:the|a|an|his|its|their)?\s*(?:[\w'’.-]+\s+){0,3}$",
            text[:start],
        )
    )


def is_correction(text: str) -> bool:
    return bool(_CORRECT.search(text))


@cache
def _table() -> tuple[tuple[re.Pattern[str], float, bool], ...]:
    rows = (files("nightdesk.reading") / "data/hedges.tsv").read_text("utf-8").splitlines()
    fields = [row.split("\t") for row in rows if row.strip() and not row.startswith("#")]
    fields.sort(key=lambda row: -len(row[0]))
    return tuple(
        (re.compile(rf"\b(?:{row[0]})\b", re.IGNORECASE), float(row[1]), row[2] == "epistemic") for row in fields
    )
