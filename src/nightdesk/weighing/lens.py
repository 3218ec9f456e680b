# SPDX-License-Identifier: Apache-2.0
"""One epoch of parameters, as the model asks it: how reliable a voice is, what a hedge says, who copies.

A *voice* is who stands behind a claim: its root. Its reliability is a Beta mean that shrinks towards the class
of its kind, with a pseudo-count of 8, and from there into topics and countries with 12. Every figure is
cached: an epoch never changes.
"""

from __future__ import annotations

import math
from bisect import bisect_right

from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import HOUR, Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import AttributionKind, Dependence, Modality, SourceKind, SpeakerRole

VOICE_COUNT, PLACE_COUNT, CLASS_COUNT, COPY_COUNT, SHARE_COUNT, SHIFT_COUNT = 8.0, 12.0, 30.0, 8.0, 60.0, 40.0
HEDGES = ("rumour", "weak", "likely", "plain")
_FROM_CERTAINTY = (0.45, 0.65, 0.85)
_BUCKETS: tuple[Moment, ...] = (HOUR // 2, 2 * HOUR, 6 * HOUR, 24 * HOUR)
_ATTRIBUTED = frozenset([Dependence.SPEAKER, Dependence.CITED])
_LEAST, _MOST = 0.02, 0.97  # no record, however clean, makes a single voice surer than that
_RARE = 0.1  # how often an act is met where it is commoner, before anything is learned


def hedge_of(one: Evidence) -> str:
    """The class of a wording: ``plain``, ``likely``, ``weak`` or ``rumour``; "may have" is one class lower."""
    rank = bisect_right(_FROM_CERTAINTY, one.certainty)
    return HEDGES[max(rank - 1, 0) if one.modality is Modality.POSSIBLE else rank]


def bucket_of(age: Moment) -> int:
    """The class of a span of time: below half an hour, two, six, twenty-four hours, or longer."""
    return bisect_right(_BUCKETS, age)


def voice_class(one: Evidence) -> str:
    """The class that a voice without a record is like."""
    return f"outlet:{one.source_kind.value}" if one.speaker_kind is None else f"speaker:{one.speaker_kind.value}"


def copy_class(one: Evidence) -> str:
    """Which chance of silent copying applies."""
    if one.dependence not in _ATTRIBUTED and one.dependence is not Dependence.ANONYMOUS:
        return f"copy:{one.source_kind.value}"
    return "copy:official" if one.speaker_kind is AttributionKind.OFFICIAL else "copy:attributed"


class Wording(Value, frozen=True):
    """What a hedge says: its share among right reports, wrong ones, and copies."""

    right: float
    wrong: float
    copy: float


class Lens:
    """Reads one epoch."""

    def __init__(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.v = v = parameters.values
        self._theta: dict[tuple[str, str, str, str], float] = {}
        self._copying: dict[tuple[str, str], float] = {}
        self._fidelity = {kind: v[f"fidelity:{kind}"] for kind in SourceKind}
        self._phase = [self._shift("phase", one) for one in range(len(_BUCKETS) + 1)]
        self._wordings = {name: self._wording(name) for name in HEDGES}
        self.herd_if_true = self._share("herd_if_true")
        self.herd_if_false = self._share("herd_if_false")
        self.retractions = self.rates("retraction")

    # -- who is right how often

    def reliability(self, one: Evidence, age: Moment) -> float:
        """The chance that the first who is said to know is right, through every relay. ``age``: since the first report."""
        theta = self.v.get(f"rate:{one.source}") if one.speaker_kind is None else None
        if theta is None:
            theta = self.voice(one.root, voice_class(one), one.topic, one.country)
        if one.speaker_kind is not None and one.relays:
            rating = self.v.get(f"rate:{one.source}")
            fidelity = self._fidelity[one.source_kind] if rating is None else max(2 * rating - 1, 0.0)
            theta = 0.5 + (theta - 0.5) * fidelity**one.relays
        if one.speaker_role is SpeakerRole.INTERESTED:
            theta = min(theta, self.v["interested"])
        shift = self._phase[bucket_of(age)]
        return _logistic(_logit(theta) + shift) if shift else theta

    def voice(self, voice: str, class_: str, topic: str = "", country: str = "") -> float:
        """The reliability of a voice on a topic in a country."""
        key = (voice, class_, topic, country)
        found = self._theta.get(key)
        if found is None:
            found = self._theta[key] = self._voice(voice, class_, topic, country)
        return found

    def _voice(self, voice: str, class_: str, topic: str, country: str) -> float:
        general = self._beta(voice, self._beta(class_, self.v[class_], CLASS_COUNT), VOICE_COUNT)
        logit = _logit(general)
        total = logit
        for part in ((f"{voice}|{topic}",) if topic else ()) + ((f"{voice}@{country}",) if country else ()):
            total += _logit(self._beta(part, general, PLACE_COUNT)) - logit
        return _logistic(total)

    def _beta(self, name: str, prior: float, count: float) -> float:
        right, wrong = self.v.get(f"right:{name}", 0.0), self.v.get(f"wrong:{name}", 0.0)
        return min(max((count * prior + right) / (count + right + wrong), _LEAST), _MOST)

    # -- who copies

    def copying(self, one: Evidence, chained: bool) -> float:
        """The chance that a report silently repeats one of those before it."""
        if chained:
            return self.v["copy:chain"]
        class_ = copy_class(one)
        key = (class_, one.root)
        base = self._copying.get(key)
        if base is None:
            base = self._copy_share(class_, self.v[class_], CLASS_COUNT)
            if one.dependence not in _ATTRIBUTED:
                base = self._copy_share(one.root, base, COPY_COUNT)
            self._copying[key] = base
        return base

    def _copy_share(self, name: str, prior: float, count: float) -> float:
        copied, own = self.v.get(f"copied:{name}", 0.0), self.v.get(f"own:{name}", 0.0)
        return min(max((count * prior + copied) / (count + copied + own), 0.01), 0.97)

    def herding(self, one: Evidence, chained: bool) -> float:
        """The same chance where everything goes back to one hidden origin."""
        if chained:
            return self.v["herd:chain"]
        return self.v["herd:attributed" if one.dependence in _ATTRIBUTED else "herd:own"]

    # -- what a wording says

    def wording(self, one: Evidence) -> Wording:
        return self._wordings[hedge_of(one)]

    def _wording(self, name: str) -> Wording:
        def share(of: str) -> float:
            counted = {other: self.v.get(f"said:{other}:{of}", 0.0) for other in HEDGES}
            prior = self.v[f"hedge:{name}:{of}"]
            return (SHARE_COUNT * prior + counted[name]) / (SHARE_COUNT + sum(counted.values()))

        return Wording(share("right"), share("wrong"), share("copy"))

    # -- the rest

    def calibrated(self, log_odds: float) -> float:
        """Platt's line."""
        return self.v["slope"] * log_odds + self.v["offset"]

    def rates(self, name: str) -> tuple[float, float]:
        """How often an act (``retraction``, ``party_denial``) meets what is right, and what is wrong."""
        prior = self.v[name]
        low, high = (_RARE * math.exp(prior), _RARE) if prior <= 0 else (_RARE, _RARE * math.exp(-prior))
        true, false = self.v.get(f"{name}:true", 0.0), self.v.get(f"{name}:false", 0.0)
        of_true, of_false = self.v.get(f"{name}:of_true", 0.0), self.v.get(f"{name}:of_false", 0.0)
        n = SHARE_COUNT
        return (n * low + true) / (n + of_true), (n * high + false) / (n + of_false)

    def ratio(self, name: str) -> float:
        """The log-odds of such an act."""
        right, wrong = self.rates(name)
        return math.log(right / wrong)

    def _share(self, name: str) -> float:
        yes, no = self.v.get(f"{name}:yes", 0.0), self.v.get(f"{name}:no", 0.0)
        return min(max((SHARE_COUNT * self.v[name] + yes) / (SHARE_COUNT + yes + no), 0.001), 0.9)

    def _shift(self, of: str, bucket: int) -> float:
        """How far what was seen in a span of time lies from what was expected there, in log-odds."""
        seen, expected, n = (self.v.get(f"{of}:{bucket}:{what}", 0.0) for what in ("seen", "expected", "n"))
        if not n:
            return 0.0
        mean = min(max(expected / n, 0.01), 0.99)
        return _logit((seen + SHIFT_COUNT * mean) / (n + SHIFT_COUNT)) - _logit(mean)


def _logit(p: float) -> float:
    p = min(max(p, 0.001), 0.999)
    return math.log(p / (1 - p))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))
