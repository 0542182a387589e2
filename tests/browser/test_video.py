"""Videos: nothing is loaded before a reader asks, then it plays, with its captions, from this site."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_kinds import CROWDED

RECORDED = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 160, height: 90});
  const paint = canvas.getContext("2d");
  const parts = [];
  const recorder = new MediaRecorder(canvas.captureStream(25), {mimeType: "video/webm"});
  recorder.ondataavailable = ({data}) => parts.push(data);
  const over = new Promise((done) => { recorder.onstop = done; });
  recorder.start();
  for (let step = 0; step < 30; step += 1) {
    paint.fillStyle = step % 2 ? "#8f1d21" : "#fff";
    paint.fillRect(0, 0, 160, 90);
    await new Promise((next) => setTimeout(next, 20));
  }
  recorder.stop();
  await over;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
}"""


@pytest.fixture
def video_page(open_page: Callable[..., Page], sites: Mapping[str, Any]) -> tuple[Page, list[str]]:
    """The album with a video, whose file is one that the browser has just recorded, and what was asked for."""
    page = open_page()
    page.goto(sites[CROWDED].address)
    recorded = base64.b64decode(page.evaluate(RECORDED))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(Path(request.url).name))
    page.route("**/media/cho.webm", lambda route: route.fulfill(body=recorded, content_type="video/webm"))
    page.goto(sites[CROWDED].address + "thu-vien-anh/cho-mau/", wait_until="networkidle")
    return page, asked


def test_a_video_is_loaded_and_played_only_when_a_reader_asks(video_page: tuple[Page, list[str]]) -> None:
    page, asked = video_page
    video = page.locator("video")
    expect(video).to_be_visible()
    assert "cho.svg" in asked, "the poster"
    assert "cho.webm" not in asked
    video.evaluate("one => { one.muted = true; return one.play(); }")
    page.wait_for_function("document.querySelector('video').currentTime > 0")
    assert "cho.webm" in asked
    assert video.evaluate("one => [one.videoWidth, one.videoHeight]") == [160, 90]


def test_a_video_brings_its_captions(video_page: tuple[Page, list[str]]) -> None:
    page, _ = video_page
    video = page.locator("video")
    video.evaluate("one => { one.muted = true; return one.play(); }")
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length === 1")
    assert video.evaluate("one => one.textTracks[0].cues[0].text") == "Chợ Mẫu họp sáng Chủ nhật."
    assert video.evaluate("one => [one.textTracks[0].kind, one.textTracks[0].mode]") == ["captions", "showing"]


def test_a_video_is_named_and_its_file_can_be_taken_home(video_page: tuple[Page, list[str]]) -> None:
    page, _ = video_page
    expect(page.locator("video")).to_have_accessible_name("Đoạn video: người đi chợ qua lại")
    expect(page.get_by_role("link", name="Tải video")).to_have_attribute("href", "/media/cho.webm")
    expect(page.locator("figcaption", has_text="Chợ đông")).to_contain_text("(WEBM, 0,1 MB)")


def test_without_scripts_there_is_the_browsers_own_player(
    open_page: Callable[..., Page], sites: Mapping[str, Any]
) -> None:
    page = open_page(scripts=False)
    page.goto(sites[CROWDED].address + "thu-vien-anh/cho-mau/")
    assert page.locator("video").get_attribute("controls") is not None
    expect(page.locator("video")).to_be_visible()
