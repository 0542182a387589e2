"""What an answer of a live site lacks in headers, or says weakly."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial
from urllib.parse import unquote, urlsplit

from plugins.core.problems import Problem
from plugins.serving.asking import Reply
from plugins.serving.content_types import UNKNOWN, type_of
from plugins.serving.headers import HASHED
from plugins.serving.live_policy import weaknesses

HALF_A_YEAR = 15_552_000
"""Seconds; shorter promises of TLS count as weak with those who grade sites."""
WORTH_IT = 1024
"""Bytes from which a text should come compressed."""
TELLING = ("no-referrer-when-downgrade", "unsafe-url", "origin-when-cross-origin")
"""Policies by which other sites, or anybody on the way, are told which page a reader comes from."""
REMEDY = "Dùng cấu hình trong deploy/nginx, hoặc đưa cả tệp _headers lên máy chủ; xem docs/maintainers/serving.md."
GUARDS = {
    "permissions-policy": "Trang không nói là không dùng đến máy quay, micrô, vị trí của người đọc.",
    "cross-origin-opener-policy": "Trang mở từ trang khác còn nối với cửa sổ của trang ấy.",
    "cross-origin-resource-policy": "Trang khác có thể nhúng tệp của trang này.",
}


def header_problems(reply: Reply, allowed: Collection[str]) -> Iterator[Problem]:
    """Yield what is missing or weak; `allowed` are the origins that the site is known to ask or send to."""
    error = partial(Problem, reply.url, 0, remedy=REMEDY)
    warning = partial(Problem, reply.url, 0, remedy=REMEDY, severity="warning")
    headers = reply.headers
    age = re.search(r"max-age=\"?(\d+)", headers.get("strict-transport-security", ""))
    if age is None or int(age[1]) < HALF_A_YEAR:
        told = headers.get("strict-transport-security", "")
        yield error("weak-hsts", "Trang chưa buộc trình duyệt luôn dùng HTTPS trong ít nhất nửa năm.", value=told)
    policy = headers.get("content-security-policy", "")
    if not policy:
        yield error("no-policy", "Không có chính sách nội dung (Content-Security-Policy).")
    for reason, words in weaknesses(policy, allowed) if policy and not is_drawing(reply) else ():
        yield error("weak-policy", reason, value=words)
    if headers.get("x-content-type-options", "").lower() != "nosniff":
        yield error("sniffing", "Trình duyệt được đoán loại tệp (thiếu X-Content-Type-Options: nosniff).")
    if "frame-ancestors" not in policy and "x-frame-options" not in headers:
        yield error("framing", "Trang khác có thể nhúng trang này vào khung của họ.")
    referrer = headers.get("referrer-policy", "").split(",")[-1].strip().lower()
    if not referrer or referrer in TELLING:
        yield error("referrer", "Trang khác được biết người đọc đến từ trang nào ở đây.", value=referrer)
    for name, reason in GUARDS.items():
        if name not in headers:
            yield warning(f"no-{name}", f"{reason} (thiếu {name})")
    for name in ("server", "x-powered-by"):
        if re.search(r"\d", headers.get(name, "")):
            yield warning("version-told", "Máy chủ cho biết phiên bản phần mềm.", value=f"{name}: {headers[name]}")


def is_drawing(reply: Reply) -> bool:
    """Whether an answer is an SVG, which is looked at and has no forms or scripts to be held."""
    return reply.headers.get("content-type", "").startswith("image/svg+xml")


def type_problems(reply: Reply) -> Iterator[Problem]:
    """Yield what is wrong with the media type of an answer."""
    name = unquote(urlsplit(reply.url).path).lstrip("/")
    wanted = type_of(f"{name}index.html" if not name or name.endswith("/") else name)
    kind, _, rest = reply.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    same = {wanted, "application/javascript"} if wanted == "text/javascript" else {wanted}
    same |= {"text/xml"} if wanted.endswith("xml") and wanted != "image/svg+xml" else set()
    same |= {"application/xml"} if wanted.endswith("+xml") and wanted != "image/svg+xml" else set()
    if wanted != UNKNOWN and kind not in same:
        yield Problem(reply.url, 0, "wrong-type-sent", f"Tệp phải gửi là {wanted}.", REMEDY, kind)
    elif kind == "text/html" and "utf-8" not in rest.lower():
        yield Problem(reply.url, 0, "no-charset", "Trang không nói bảng mã UTF-8.", REMEDY, kind, "warning")


def cache_problems(reply: Reply) -> Iterator[Problem]:
    """Yield what is wrong with how long browsers keep an answer."""
    told = reply.headers.get("cache-control", "").lower()
    age = re.search(r"max-age=(\d+)", told)
    path = unquote(urlsplit(reply.url).path)
    if any(re.search(pattern, path) for pattern, _ in HASHED):
        if "immutable" not in told:
            reason = "Tệp có mã nội dung trong tên mà trình duyệt vẫn phải hỏi lại."
            yield Problem(reply.url, 0, "not-kept", reason, REMEDY, told, "warning")
        return
    if not {"no-cache", "no-store"} & set(re.split(r"[,\s]+", told)) and (age is None or int(age[1]) > 600):
        reason = "Trình duyệt được giữ bản cũ quá lâu mà không hỏi lại: bài vừa sửa không đến với bạn đọc."
        yield Problem(reply.url, 0, "kept-too-long", reason, REMEDY, told)
    if "etag" not in reply.headers and "last-modified" not in reply.headers:
        reason = "Không có ETag hay Last-Modified, nên lần nào cũng phải gửi lại cả tệp."
        yield Problem(reply.url, 0, "no-validator", reason, REMEDY, severity="warning")


def compression_problems(plain: Reply, compressed: Reply) -> Iterator[Problem]:
    """Yield what is wrong with compression, from one answer to somebody who reads none and one who reads brotli."""
    encoding = compressed.headers.get("content-encoding", "")
    if len(plain.body) < WORTH_IT:
        return
    if plain.headers.get("content-encoding", "identity") != "identity":
        reason = "Máy chủ gửi bản nén cho cả chương trình không đọc được bản nén."
        yield Problem(plain.url, 0, "compressed-unasked", reason, REMEDY, plain.headers["content-encoding"])
    elif not encoding:
        size = f"{len(plain.body)} byte"
        yield Problem(plain.url, 0, "not-compressed", "Trang gửi đi không nén.", REMEDY, size)
    elif encoding == "gzip":
        reason = "Trang chỉ nén bằng gzip; brotli nhỏ hơn."
        yield Problem(plain.url, 0, "no-brotli", reason, REMEDY, encoding, "warning")
    if encoding and "accept-encoding" not in compressed.headers.get("vary", "").lower():
        reason = "Thiếu Vary: Accept-Encoding, máy chủ trung gian có thể gửi nhầm bản nén."
        yield Problem(plain.url, 0, "no-vary", reason, REMEDY)
