"""Is the end of a picture's file there? Told from its structure, without decoding anything."""

from __future__ import annotations

import re

_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9


def is_whole(kind: str, data: bytes) -> bool:
    """Tell whether a picture's end is there, by its structure."""
    if kind == "JPEG":
        return _is_whole_jpeg(data)
    if kind == "PNG":
        return b"IEND\xaeB`\x82" in data[-65536:]
    if kind == "GIF":
        return data.rstrip(b"\x00").endswith(b";")
    if kind == "WebP":
        return len(data) >= int.from_bytes(data[4:8], "little") + 8
    return _is_whole_box_file(data)


def _is_whole_jpeg(data: bytes) -> bool:
    """Walk from marker to marker: a preview inside the file has an end of its own, which proves nothing."""
    at = 2
    while (marker := _NEXT_MARKER.search(data, at)) is not None:
        code = marker[1][0]
        if code == _END_OF_IMAGE:
            return True
        length = int.from_bytes(data[marker.end() : marker.end() + 2], "big")
        if length < 2:
            return False
        at = marker.end() + length
        if code == _START_OF_SCAN:
            # From here on no byte after 0xFF is chance: whoever writes the file puts 0x00 behind those.
            return data.find(b"\xff\xd9", at) >= 0
    return False


def _is_whole_box_file(data: bytes) -> bool:
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length == 0:
            return True
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        if length < 8:
            return False
        at += length
    return at == len(data)
