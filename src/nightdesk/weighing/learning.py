# SPDX-License-Identifier: Apache-2.0
"""What a settled proposition teaches: an epoch on top of the one before.

Invariant: only settlements teach, never the desk's own belief, so that it cannot confirm itself; and copies teach
nothing: each claim counts by what is left of it as an origin of its own, given how it came out.

Every count is the expected count of one step of expectation–maximisation under the mixture of likelihood.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.terms import Act, Basis, Dependence, SpeakerRole
from nightdesk.weighing.account import Account, Part
from nightdesk.weighing.calibrating import calibrate
from nightdesk.weighing.lens import Lens, bucket_of, copy_class, hedge_of, voice_class
from nightdesk.weighing.likelihood import mixed
from nightdesk.weighing.selection import BANDS, band_of, weight_of
from nightdesk.weighing.sums import OTHER, branches

_HALF_LIFE = 180.0  # days after which what a voice did counts half
_FEW = 3  # origins from which a herd can show
_TRUST = {Basis.REGISTER: 1.0, Basis.COURT: 1.0, Basis.EDITOR: 1.0, Basis.CORRECTION: 0.7, Basis.CONSENSUS: 0.5}
_UNBIASED = frozenset([Basis.REGISTER, Basis.COURT, Basis.EDITOR])  # these settle for and against alike


@dataclass(frozen=True, slots=True)
class Lesson:
    """A settled proposition: its account (evidence in order, no settlement in it), truth, and what settled it.

    ``among``: how many propositions there were by then, settled or not, by band of belief (selection.py); ()
    where nobody counted, and every settlement teaches alike.
    """

    account: Account
    proposition: str
    true: bool
    basis: Basis
    at: Moment
    among: tuple[int, ...] = ()


def learn(parameters: Parameters, lesson: Lesson, cause: str) -> Parameters:
    """The epoch after ``lesson``; ``cause`` is the id of the claim or judgement that settled it."""
    counts = _Counts(parameters.values, lesson.at)
    lens = lesson.account.lens
    parts = [part for part in lesson.account.parts if part.evidence.proposition == lesson.proposition]
    herd = _herd(lesson)
    trust = _TRUST[lesson.basis] * _selected(counts, lesson)
    for part in parts:
        _teach(counts, lens, part, part.evidence.supports == lesson.true, herd, trust)
    _acts(counts, parts, lesson.true, trust)
    if lesson.basis in _UNBIASED:
        _herds(counts, lesson, parts, herd, trust)
        counts.changed.update(
            calibrate(parameters.values, lesson.account, lesson.proposition, lesson.true, lesson.at, trust)
        )
    changed = counts.changed
    epoch = make_id("ep", parameters.epoch, cause, *(f"{key}={changed[key]!r}" for key in sorted(changed)))
    return Parameters(epoch=epoch, values=changed, received=lesson.at, base=parameters.epoch)


class _Counts:
    """The figures that change."""

    def __init__(self, values: Mapping[str, float], at: Moment) -> None:
        self.values, self.day = values, at / DAY
        self.changed: dict[str, float] = {}

    def add(self, key: str, amount: float) -> None:
        if amount:
            self.changed[key] = self.changed.get(key, self.values.get(key, 0.0)) + amount

    def record(self, voice: str, right: bool, amount: float) -> None:
        """Enter how a voice's claim came out; what it did long ago fades."""
        before = self.changed.get(f"at:{voice}", self.values.get(f"at:{voice}"))
        if before is None or self.day > before:
            kept = 1.0 if before is None else 0.5 ** ((self.day - before) / _HALF_LIFE)
            for way in ("right", "wrong"):
                key = f"{way}:{voice}"
                held = self.changed.get(key, self.values.get(key, 0.0))
                if held:
                    self.changed[key] = held * kept
            self.changed[f"at:{voice}"] = self.day
        self.add(f"{'right' if right else 'wrong'}:{voice}", amount)


def _selected(counts: _Counts, lesson: Lesson) -> float:
    """How much the settlement counts, and one more settled in its band. Only those who settle for and against are counted."""
    if lesson.basis not in _UNBIASED or not lesson.among:
        return 1.0
    band = band_of(lesson.account.calibrated(lesson.proposition))
    settled = [counts.values.get(f"settled:{one}", 0.0) for one in range(BANDS)]
    counts.add(f"settled:{band}", 1.0)
    return weight_of(band, lesson.among, settled)


def _herd(lesson: Lesson) -> float:
    """How probably everybody repeated one hidden origin, given how it came out."""
    side = lesson.proposition if lesson.true else OTHER
    normal, herd = branches(lesson.account.sums, side, lesson.account.leading, lesson.account.lens)
    return herd / (normal + herd)


def _teach(counts: _Counts, lens: Lens, part: Part, right: bool, herd: float, trust: float) -> None:
    one = part.evidence
    if part.type in {"withdrawn", "changed"} and not one.withdrawn:
        _outcome(counts, lens, part, right, trust * (1 - lens.v[copy_class(one)]))
        return
    if part.type not in {"report", "denial"} or _is_party(one):
        return
    own = part.hit if right else part.miss
    repeats = part.copying * part.echo / mixed(part.copying, part.echo, own)
    hidden = lens.herding(one, False) if part.copying else 0.0
    herded = hidden * part.echo / mixed(hidden, part.echo, own)
    copied = (1 - herd) * repeats + herd * herded
    _outcome(counts, lens, part, right, trust * (1 - copied))
    wording = hedge_of(one)
    counts.add(f"said:{wording}:{'right' if right else 'wrong'}", trust * (1 - copied))
    counts.add(f"said:{wording}:copy", trust * copied)
    if part.copying:
        _copying(counts, part, repeats, trust * (1 - herd))


def _outcome(counts: _Counts, lens: Lens, part: Part, right: bool, amount: float) -> None:
    """Enter into every record of a voice that its own claim was right or wrong, and how early it was made."""
    one, voice = part.evidence, part.evidence.root
    expected = lens.voice(voice, voice_class(one), one.topic, one.country)
    for name in (voice_class(one), voice):
        counts.record(name, right, amount)
    if one.topic:
        counts.record(f"{voice}|{one.topic}", right, amount)
    if one.country:
        counts.record(f"{voice}@{one.country}", right, amount)
    phase = bucket_of(part.age)
    counts.add(f"phase:{phase}:seen", amount * right)
    counts.add(f"phase:{phase}:expected", amount * expected)
    counts.add(f"phase:{phase}:n", amount)


def _copying(counts: _Counts, part: Part, repeats: float, amount: float) -> None:
    one = part.evidence
    names = [copy_class(one)]
    if one.dependence not in {Dependence.SPEAKER, Dependence.CITED}:
        names.append(one.root)
    for name in names:
        counts.add(f"copied:{name}", amount * repeats)
        counts.add(f"own:{name}", amount * (1 - repeats))


def _acts(counts: _Counts, parts: list[Part], true: bool, trust: float) -> None:
    """How often right and wrong things meet a denial by a party, and right and wrong claims a retraction."""
    way = "true" if true else "false"
    counts.add(f"party_denial:of_{way}", trust)
    if any(_is_party(part.evidence) and part.type == "denial" for part in parts):
        counts.add(f"party_denial:{way}", trust)
    for part in parts:
        one = part.evidence
        if part.type == "retraction":
            if one.certainty >= 0.8:
                counts.add(f"retraction:{'false' if one.supports == true else 'true'}", trust)
        elif part.type in {"report", "denial", "withdrawn", "changed"} and not _is_party(one):
            counts.add(f"retraction:of_{'true' if one.supports == true else 'false'}", trust)


def _herds(counts: _Counts, lesson: Lesson, parts: list[Part], herd: float, trust: float) -> None:
    leading = lesson.account.leading
    if leading is None or sum(part.type in {"report", "denial"} for part in parts) < _FEW:
        return
    side = lesson.proposition if lesson.true else OTHER
    popular = (side == leading[0]) == leading[1]
    name = "herd_if_true" if popular else "herd_if_false"
    counts.add(f"{name}:yes", trust * herd)
    counts.add(f"{name}:no", trust * (1 - herd))


def _is_party(one: Evidence) -> bool:
    return one.act is Act.DENY and one.speaker_role is SpeakerRole.INTERESTED
