# SPDX-License-Identifier: Apache-2.0
"""Which earlier reports a notice speaks of: by source, cited time and subject. And who has run what an earlier report said.

How much of the subject an earlier report shares is measured in rarity: "Corrin colliery" tells, "officials" and "Monday" do not. A notice
whose report is not among the candidates comes to nothing: a wrong link would take back what nobody has taken back. The bounds are set
by hand on the development stream of ``benchmarks/corrections``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nightdesk.merging.lemmas import lemma
from nightdesk.merging.notices import CITED_TIME, Announcement, affirming, announcements, names_outlet
from nightdesk.merging.rarity import weight
from nightdesk.merging.sentences import sentence_spans
from nightdesk.merging.told import content_words
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.moments import DAY, MINUTE, Moment
from nightdesk.vocabulary.report import Report
from nightdesk.vocabulary.terms import NoticeKind

_SHARED, _SHARED_TIMED, _SHARED_UNNAMED = 0.3, 0.12, 0.5  # share of the subject's rarity
_FEWEST = 2  # words in common, where no cited time speaks
_CLOCK = 2 * MINUTE  # between a cited time and the publication
_RECENT, _RUMOURED = 14 * DAY, 3 * DAY
_RAN = 0.4  # share of a sentence that names a source
_CLAIM = 0.35
_NAMED = 0.65  # of the names in a denial that names no outlet: another death in the same strike is another matter
_WIDER = 0.9  # the rest of the notice tells less than its own sentence


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report that a notice may speak of, and when it was published."""

    report: Report
    published: Moment


@dataclass(frozen=True, slots=True)
class Reference:
    """A notice at ``start:end`` of its report speaks of the report ``of``."""

    kind: NoticeKind
    of: str
    start: int
    end: int
    own: bool
    probability: float


def references(report: Report, published: Moment, candidates: Sequence[Earlier], replaces: str = "") -> list[Reference]:
    """What the notices of ``report`` speak of, each earlier report once, by its strongest notice.

    Args:
        report: the report that may hold notices.
        published: when it was published.
        candidates: earlier reports, in any order.
        replaces: uid of the edition that it replaces, if any.
    """
    known = [one for one in candidates if one.report.uid != report.uid and one.published <= published]
    found: dict[str, Reference] = {}
    for notice in announcements(report, dict.fromkeys(one.report.source for one in known)):
        for earlier, probability in _spoken_of(report, published, notice, known, replaces):
            uid = earlier.report.uid
            own = earlier.report.source.casefold() == report.source.casefold()
            made = Reference(notice.kind, uid, notice.start, notice.end, own, round(probability, 3))
            if uid not in found or _STRENGTH[made.kind] > _STRENGTH[found[uid].kind]:
                found[uid] = made
    return sorted(found.values(), key=lambda one: (one.start, one.of))


_MENDING = frozenset([NoticeKind.CORRECTION, NoticeKind.WITHDRAWAL])
_STRENGTH = {NoticeKind.UPDATE: 0, NoticeKind.DENIAL: 1, NoticeKind.CORRECTION: 2, NoticeKind.WITHDRAWAL: 3}


def _spoken_of(
    report: Report, published: Moment, notice: Announcement, known: Sequence[Earlier], replaces: str
) -> list[tuple[Earlier, float]]:
    own = notice.own or notice.kind is NoticeKind.UPDATE
    if own and (edition := next((one for one in known if one.report.uid == replaces), None)) is not None:
        return [(edition, 1.0)]
    if not own and not notice.named:
        return _rumoured(report, published, notice, known) if notice.kind is NoticeKind.DENIAL else []
    out = []
    for outlet in (report.source,) if own else notice.named:
        published_by = [
            one
            for one in known
            if one.report.source.casefold() == outlet.casefold() and published - one.published <= _RECENT
        ]
        out += _of_outlet(report, notice, published_by, own=own)
    return out


def _of_outlet(
    report: Report, notice: Announcement, known: Sequence[Earlier], *, own: bool
) -> list[tuple[Earlier, float]]:
    """The reports of one outlet that a notice speaks of: the likest, or all where it says that there are several."""
    subject, wider = _subject(report, notice), content(report.body) - _outlets(report, notice)
    scored = []
    for one in known:
        if not own and _takes_back(one.report):
            continue  # it is the correction that is told of, not what was corrected
        theirs = content(one.report.body)
        timed = any(_cites(one.published, hour, minute) for hour, minute in notice.times)
        share = max(_share(subject, theirs), _WIDER * _share(wider, theirs))
        enough = (
            share >= _SHARED_TIMED
            if timed
            else share >= _SHARED and max(len(subject & theirs), len(wider & theirs)) >= _FEWEST
        )
        if enough:
            scored.append((timed, share, one))
    if notice.times and any(timed for timed, _, _ in scored):
        scored = [row for row in scored if row[0]]
    if notice.kind is NoticeKind.UPDATE:  # it continues the last of its series
        scored = sorted(scored, key=lambda row: (row[2].published, row[1]))[-1:]
    scored.sort(key=lambda row: (-row[1], -row[2].published, row[2].report.uid))
    chosen = scored if notice.several else scored[:1]
    return [(one, min(0.99, share + 0.4 * timed)) for timed, share, one in chosen]


def _rumoured(
    report: Report, published: Moment, notice: Announcement, known: Sequence[Earlier]
) -> list[tuple[Earlier, float]]:
    """Every report of the last days that affirms what is denied without a name."""
    subject, names = _subject(report, notice), _names(report.body[notice.start : notice.end])
    out = []
    for one in known:
        theirs = content(affirming(one.report.body))
        share, named = _share(subject, theirs), len(names & theirs) >= _NAMED * len(names)
        near = published - one.published <= _RUMOURED and share >= _SHARED_UNNAMED and len(subject & theirs) > _FEWEST
        if near and named:
            out.append((one, min(0.95, share)))
    return out


def ran(report: Report, of: Report) -> bool:
    """Whether a sentence of ``report`` names the outlet of an earlier report for what that one said; a notice does not."""
    notices = {(one.start, one.end) for one in announcements(report, (of.source,))}
    theirs = content(of.body)
    for start, end in sentence_spans(report.body):
        text = report.body[start:end]
        if (start, end) not in notices and names_outlet(text, of.source):
            mine = content(text) - content(of.source)
            if len(mine & theirs) >= _FEWEST and _share(mine, theirs) >= _RAN:
                return True
    return False


def claims_meant(kind: NoticeKind, words: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The claims of the earlier report that a notice speaks of: all of a withdrawn one, else those that share its words or figures."""
    if kind is NoticeKind.WITHDRAWAL:
        return tuple(one.id for one in claims)
    subject, figures = content(words), set(re.findall(r"\d[\d,.]*\d|\d", words))
    return tuple(
        one.id
        for one in claims
        if _share(subject, content(one.quote.exact)) >= _CLAIM
        or any(f"{count.best:g}" in figures for count in one.counts)
    )


def content(text: str) -> frozenset[str]:
    """The words that say what a text is about, without those of notices."""
    return frozenset(word for word, _ in content_words(CITED_TIME.sub(" ", text))) - _of_notices()


def search_words(report: Report, most: int = 6) -> tuple[str, ...]:
    """The rarest words of a report as written: what earlier reports on its subject are searched by."""
    seen = {lemma(word): word for word in re.findall(r"\w[\w’'-]*", report.body)}
    told = [one for one in content(report.body) if one in seen and not one[0].isdigit()]
    return tuple(seen[one] for one in sorted(told, key=lambda one: (-weight([one]), one))[:most])


def _names(text: str) -> frozenset[str]:
    """Words written with a capital inside a sentence."""
    return frozenset(word for word, name in content_words(CITED_TIME.sub(" ", text)) if name) & content(text)


def _subject(report: Report, notice: Announcement) -> frozenset[str]:
    text = report.body if notice.whole else report.body[notice.start : notice.end]
    return content(text) - _outlets(report, notice)


def _outlets(report: Report, notice: Announcement) -> frozenset[str]:
    """The words of the outlets' own names: they are no subject."""
    return content(" ".join([report.source, *notice.named]))


def _takes_back(report: Report) -> bool:
    return any(one.own and one.kind in _MENDING for one in announcements(report, ()))


def _share(subject: frozenset[str], theirs: Iterable[str]) -> float:
    """How much of the subject's rarity the other text has too."""
    whole = weight(subject)
    return weight(subject & frozenset(theirs)) / whole if whole else 0.0


def _cites(published: Moment, hour: int, minute: int) -> bool:
    since = published % DAY
    cited = (hour * 60 + minute) * MINUTE
    return abs(since - cited) <= _CLOCK


@cache
def _of_notices() -> frozenset[str]:
    rows = (files("nightdesk.merging") / "data/notice_words.txt").read_text("utf-8").splitlines()
    return frozenset(lemma(word) for row in rows if not row.startswith("#") for word in row.split())
