"""What the links, pictures and videos of an editor's text lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import normpath

from plugins.core.links import PictureFacts, VideoFacts
from plugins.media.pictures import ContentPictures
from plugins.media.videos import ContentVideos


@dataclass(frozen=True)
class ContentLinks:
    """Finds what the links and pictures of one text lead to. `folder` is the text's own, below the content folder."""

    pictures: ContentPictures
    videos: ContentVideos
    addresses: Mapping[str, str]
    folder: PurePosixPath

    def picture(self, src: str) -> PictureFacts | str:
        return self.pictures.picture(src)

    def video(self, src: str) -> VideoFacts | str:
        return self.videos.video(src)

    def address(self, href: str) -> str | None:
        """Return the address of the page made from a file that a text links to, or None."""
        return self.addresses.get(normpath((self.folder / href).as_posix()))
