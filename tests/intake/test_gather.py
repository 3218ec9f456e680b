# SPDX-License-Identifier: Apache-2.0
"""Hostile and ordinary input: what is taken, what is refused, and that the rest goes on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.intake import Incoming, Item, Limits, from_stream, gather
from nightdesk.vocabulary.errors import RefusedInput
from nightdesk.vocabulary.moments import iso
from nightdesk.vocabulary.report import Refusal

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title>
<item><guid>g1</guid><title>Blast in Quito</title><link>https://wire.example/1?utm_source=x</link>
<pubDate>Fri, 03 Jan 2020 02:10:00 GMT</pubDate>
<description>&lt;p&gt;A blast &lt;b&gt;hit&lt;/b&gt; Quito.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Post</title><id>x</id>
<entry><id>a1</id><title>Fire in Lima</title><updated>2020-01-03T02:10:00Z</updated><content type="html">A fire in Lima.</content></entry></feed>"""
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'


def lines(*records: object) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in records).encode()


def stream(raw: bytes, limits: Limits | None = None) -> list[Item]:
    return list(from_stream(io.BytesIO(raw), limits or Limits()))


def reports(items: list[Item]) -> list[Incoming]:
    return [one for one in items if isinstance(one, Incoming)]


def codes(items: list[Item]) -> list[str]:
    return [one.code for one in items if isinstance(one, Refusal)]


def test_one_bad_line_never_stops_the_next() -> None:
    raw = lines({"text": "one"}) + b"{broken\n" + lines({"title": "no text"}, {"text": "two"})
    items = stream(raw)
    assert [one.report.text for one in reports(items)] == ["one", "two"]
    assert codes(items) == ["bad_json", "bad_field"]


def test_title_and_text_are_verbatim_but_for_what_no_store_can_hold() -> None:
    text = "  e\u0301 \u200f ok\x00 \ud800 "
    found = reports(stream(lines({"title": " T ", "text": text})))[0].report
    assert found.title == " T "
    assert found.text == "  e\u0301 \u200f ok\ufffd \ufffd "


def test_the_source_is_inferred_from_the_address_and_marked() -> None:
    found = reports(stream(lines({"text": "x", "url": "https://www.wire.example/a"})))[0].report
    assert (found.source, found.source_inferred) == ("wire.example", True)


def test_identity_never_looks_at_dates() -> None:
    one, other = reports(
        stream(
            lines(
                {"id": "a", "source": "s", "text": "x", "published": "2020-01-03"},
                {"id": "a", "source": "s", "text": "x"},
            )
        )
    )
    assert one.report.uid == other.report.uid
    assert iso(one.report.published or 0) == "2020-01-03T23:59:59Z"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (lines({"text": "   "}), "empty_text"),
        (lines({"text": "x", "published": "soon"}), "bad_field"),
        (lines({"text": "x", "source_kind": "oracle"}), "bad_field"),
        (b'{"text": ' + b"[" * 50 + b"]" * 50 + b"}\n", "too_deep"),
        (b'{"text": ' + b"[" * 3_900 + b"\n", "too_deep"),
        (b'{"text": "caf\xe9"}\n', "encoding"),
        (lines({"text": "x" * 5_000}), "too_large"),
    ],
)
def test_refusals_name_their_reason(raw: bytes, code: str) -> None:
    items = stream(raw + lines({"text": "still here"}), Limits(record_bytes=4_000))
    assert codes(items) == [code]
    assert len(reports(items)) == 1


def test_a_body_of_fifty_megabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    file = tmp_path / "big.jsonl"
    file.write_bytes(b'{"text": "' + b"x" * 50_000_000 + b'"}\n' + lines({"text": "after"}))
    items = list(gather([file]))
    assert codes(items) == ["too_large"]
    assert reports(items)[0].report.text == "after"


def test_feeds_give_plain_text_and_their_own_times(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    (tmp_path / "b.atom").write_text(ATOM)
    rss, atom = (one.report for one in reports(list(gather([tmp_path]))))
    assert (rss.title, rss.text) == ("Blast in Quito", "A blast hit Quito.")
    assert (rss.key, rss.source, iso(rss.published or 0)) == ("g1", "Example Wire", "2020-01-03T02:10:00Z")
    assert (atom.text, atom.source) == ("A fire in Lima.", "Example Post")


def test_entity_bombs_never_reach_a_parser(tmp_path: Path) -> None:
    (tmp_path / "bomb.xml").write_text(BOMB)
    assert codes(list(gather([tmp_path]))) == ["doctype"]


def test_pages_lose_their_markup_and_keep_their_hour(tmp_path: Path) -> None:
    body = "".join(
        f"<p>The bridge in the old town collapsed on Friday, number {i}, and nobody was hurt.</p>" for i in range(6)
    )
    page = (
        '<html lang="en"><head><title>Bridge collapses</title><meta property="article:published_time" content="2020-01-03T02:10:00Z">'
        f"</head><body><script>alert(1)</script><article><h1>Bridge collapses</h1>{body}</article></body></html>"
    )
    (tmp_path / "page.html").write_text(page)
    found = reports(list(gather([tmp_path])))[0].report
    assert "alert" not in found.text
    assert "collapsed on Friday" in found.text
    assert iso(found.published or 0) == "2020-01-03T02:10:00Z"


def test_tables_and_texts_with_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('url,date,title,text\nhttps://x.example/1,2020-01-01,T,"Two ""quoted"" words"\n')
    (tmp_path / "b.txt").write_text("---\nsource: Example Post\ndate: 2020-01-02\n---\nA text.\n")
    (tmp_path / "c.csv").write_text("a,b\n1,2\n")
    (tmp_path / "README.md").write_text("no report")
    items = list(gather([tmp_path]))
    table, text = (one.report for one in reports(items))
    assert table.text == 'Two "quoted" words'
    assert (text.source, text.text) == ("Example Post", "A text.\n")
    assert codes(items) == ["bad_header"]


def test_a_path_that_is_not_there_is_said_so() -> None:
    with pytest.raises(RefusedInput, match="no file or folder"):
        list(gather([Path("/no/such/place")]))


@given(st.binary(max_size=400))
def test_no_bytes_break_the_gate(raw: bytes) -> None:
    for item in stream(raw):
        assert isinstance(item, Incoming | Refusal)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
        max_leaves=8,
    )
)
def test_no_json_breaks_the_gate(value: object) -> None:
    for item in stream(lines({"text": "x", "id": value, "published": value, "media": value})):
        assert isinstance(item, Incoming | Refusal)
