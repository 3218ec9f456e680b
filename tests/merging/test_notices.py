# SPDX-License-Identifier: Apache-2.0
"""Notices by their words, and which earlier report each speaks of."""

from __future__ import annotations

import pytest

from conftest import report
from nightdesk.merging import Earlier, claims_meant, may_hold_notice, ran, references
from nightdesk.merging.notices import announcements
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.report import Quote, Report
from nightdesk.vocabulary.terms import NoticeKind

CRASH = report("A cargo plane crashed near Lindal on Thursday, killing nine.", "Alpha Wire", "2021-03-04T08:30:00Z")
STRIKE = report("Bus drivers in Oker went on strike over pay.", "Alpha Wire", "2021-03-04T09:00:00Z")
OTHERS = report("Nine died when a cargo plane crashed near Lindal.", "Beta Times", "2021-03-04T08:50:00Z")
EARLIER = [Earlier(one, one.published or 0) for one in (CRASH, STRIKE, OTHERS)]


def spoken(text: str, source: str = "Alpha Wire", title: str = "") -> dict[str, NoticeKind]:
    notice = report(text, source, "2021-03-04T11:00:00Z", title=title)
    assert may_hold_notice(notice) or not references(notice, notice.published or 0, EARLIER)
    return {one.of: one.kind for one in references(notice, notice.published or 0, EARLIER)}


@pytest.mark.parametrize(
    ("text", "source", "of", "kind"),
    [
        ("Correction: our report on the cargo plane near Lindal said nine died. Two died.", "Alpha Wire", CRASH, "correction"),
        ("In our 08:30 item please read two killed, not nine.", "Alpha Wire", CRASH, "correction"),
        ("Alpha Wire withdraws its story of a cargo plane crash near Lindal.", "Alpha Wire", CRASH, "withdrawal"),
        ("Alpha Wire has withdrawn its story of a cargo plane crash near Lindal.", "Beta Times", CRASH, "withdrawal"),
        ("The airline denied a report by Alpha Wire that a cargo plane had crashed near Lindal.", "Gamma Radio", CRASH, "denial"),
        ("Earlier we reported 9 killed when the cargo plane crashed near Lindal; it is now 12.", "Alpha Wire", CRASH, "update"),
    ],
)  # fmt: skip
def test_a_notice_finds_its_report(text: str, source: str, of: Report, kind: str) -> None:
    assert spoken(text, source) == {of.uid: NoticeKind(kind)}


def test_a_denial_without_a_name_speaks_of_all_who_affirm_it() -> None:
    found = spoken("The airline denied reports that a cargo plane had crashed near Lindal.", "Gamma Radio")
    assert found == {CRASH.uid: NoticeKind.DENIAL, OTHERS.uid: NoticeKind.DENIAL}


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew from Lindal on Thursday.",
        "A committee withdrew its report on cargo planes near Lindal.",
        "Shares fell in a correction after a cargo plane crashed near Lindal.",
        "The prisoner left the correctional facility near Lindal.",
        "Correction: a review in our weekend edition misspelt the name of a composer.",
        "The union denied that talks had been broken off.",
    ],
)
def test_what_only_sounds_like_a_notice_speaks_of_nothing(text: str) -> None:
    assert spoken(text) == {}


def test_whoever_stands_by_a_story_does_not_deny_it() -> None:
    text = "The airline denies it and Beta Times stands by its story of the cargo plane near Lindal."
    assert spoken(text, "Gamma Radio") == {}


def test_words_inside_quotation_marks_do_not_make_a_notice_one_s_own() -> None:
    found = announcements(report("“We have withdrawn our report,” a minister said.", "Alpha Wire"), ["Beta Times"])
    assert not any(one.own for one in found)


def test_who_names_an_outlet_for_what_it_said_has_run_it() -> None:
    assert ran(report("A cargo plane crashed near Lindal, Alpha Wire reported.", "Gamma Radio"), CRASH)
    assert not ran(report("A bank was robbed in Oker, Alpha Wire reported.", "Gamma Radio"), CRASH)
    denial = "The airline denied a report by Alpha Wire that a cargo plane had crashed near Lindal."
    assert not ran(report(denial, "Gamma Radio"), CRASH)


def test_a_withdrawal_means_every_claim_and_a_correction_those_it_touches() -> None:
    body = "A cargo plane crashed near Lindal. Trains to Oker were late."
    claims = [
        Claim(id=name, report="r", kind="other", quote=Quote.of(body, *span), trigger=Quote.of(body, *span))
        for name, span in {"crash": (0, 34), "trains": (35, 60)}.items()
    ]
    assert claims_meant(NoticeKind.WITHDRAWAL, "We withdraw it.", claims) == ("crash", "trains")
    assert claims_meant(NoticeKind.CORRECTION, "No cargo plane crashed near Lindal.", claims) == ("crash",)
