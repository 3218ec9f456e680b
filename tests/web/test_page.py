# SPDX-License-Identifier: Apache-2.0
"""The page over real HTTP, and in a real Chromium: open, click through to the evidence, move the clock."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import uvicorn
from playwright.sync_api import Page, sync_playwright

from conftest import report
from nightdesk.desk import Desk
from nightdesk.naming import Namer
from nightdesk.reading import BuiltinReader
from nightdesk.vocabulary.terms import SourceKind
from nightdesk.web import create_app

EVIL = "<script>alert('x')</script><img src=x onerror=alert(1)> An explosion killed two people in Lagos on Thursday, police said."
REPORTS = [
    report("An explosion killed two people in Lagos on Thursday, police said.", at="2021-03-04T06:00:00Z"),
    report("Five people were killed in the explosion in Lagos on Thursday, the health ministry said.", "Beta Times",
           "2021-03-04T08:00:00Z", SourceKind.NEWSPAPER),
    report(EVIL, "Evil Feed", "2021-03-04T09:00:00Z", SourceKind.BLOG, title="<b>BREAKING</b>"),
]  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, reader: BuiltinReader, namer: Namer) -> Iterator[str]:
    db = tmp_path_factory.mktemp("page") / "desk.db"
    with Desk.open(db, reader=reader, namer=namer) as desk:
        desk.add(REPORTS, replay=True)
    with serving(db) as url:
        yield url


class serving:  # noqa: N801  # a context manager, used like a function
    """A real server on loopback while the block runs."""

    def __init__(self, db: Path) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(db, notice="A reconstruction."), log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


def get(address: str, path: str) -> httpx2.Response:
    with httpx2.Client(base_url=address) as client:
        return client.get(path)


def test_nothing_from_a_report_acts_as_markup(address: str) -> None:
    uid = REPORTS[2].uid
    for path in ("/", f"/report/{uid}"):
        text = get(address, path).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<b>BREAKING" not in text
    assert "&lt;script&gt;" in get(address, f"/report/{uid}").text


def test_pages_allow_nothing_but_their_own_files(address: str) -> None:
    response = get(address, "/")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "http://" not in response.text.replace(address, "")
    assert "https://" not in response.text.replace("alert", "")


def test_the_api_speaks_the_documented_json(address: str) -> None:
    brief = get(address, "/api/brief").json()
    assert brief["format"] == 1
    one = brief["stories"][0]["events"][0]["propositions"][0]["id"]
    assert get(address, f"/api/why/{one}").json()["proposition"] == one
    assert get(address, "/api/diff?since=2021-03-04T06:00:00Z").json()["changes"]


@pytest.mark.parametrize(
    ("path", "status"), [("/api/why/p-none", 404), ("/report/r-none", 404), ("/api/brief?at=soon", 400)]
)
def test_errors_have_one_shape(address: str, path: str, status: int) -> None:
    response = get(address, path)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"found", "allowed", "todo"}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
        None,
    )
    assert path is not None, "no Chromium: see scripts/browser.sh"
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser.new_page()
        browser.close()


@pytest.mark.browser
def test_open_click_through_to_the_evidence_and_move_the_clock(address: str, page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    assert "A reconstruction." in page.inner_text(".notice")
    page.click(".card h2 a")
    page.click(".line.headline a.text")
    page.wait_for_selector(".evidence .why blockquote mark.trigger")
    assert "police said" in page.inner_text(".evidence .why")
    assert "log-odds" in page.inner_text(".evidence table.sum")
    assert "5 killed" in page.inner_text("#main")
    page.eval_on_selector("#clock", "slider => { slider.value = 0; slider.dispatchEvent(new Event('change')); }")
    page.wait_for_url("**at=*")
    page.wait_for_selector(".lines")
    assert "5 killed" not in page.inner_text("#main")
    assert "2 killed" in page.inner_text("#main")
    assert errors == []


@pytest.mark.browser
def test_without_javascript_on_a_phone(address: str, page: Page) -> None:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    plain = context.new_page()
    plain.goto(address)
    plain.click(".card h2 a")
    plain.click(".line.headline a.text")
    assert plain.inner_text("h1")
    assert plain.locator("blockquote").count() >= 1
    context.close()
