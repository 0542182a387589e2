"""The agency's emblem: the picture that `site.yaml` names to stand beside the name of the site."""

from __future__ import annotations

from plugins.agencies.model import Agency
from plugins.core.links import PictureFacts
from plugins.core.problems import Problem
from plugins.core.records import Entry
from plugins.media.pictures import ContentPictures

NARROWEST, WIDEST = 0.5, 3.0
"""Width over height. A taller emblem would be too small beside the name, a longer one would push the name away."""


def emblem_of(card: Entry[Agency] | None, pictures: ContentPictures) -> tuple[PictureFacts | None, list[Problem]]:
    """Return the emblem of an agency, None where it has none, and why a named picture can't be used."""
    if card is None or card.record.emblem is None:
        return None, []
    facts = pictures.picture(card.record.emblem)
    if isinstance(facts, str):
        reason, remedy = facts, "Đặt tệp biểu trưng vào thư mục images và viết đúng tên tệp, hoặc xóa dòng emblem."
    elif not NARROWEST <= facts.width / facts.height <= WIDEST:
        reason = f"Biểu trưng có cỡ {facts.width} × {facts.height}: quá dài so với chiều kia để đứng cạnh tên trang."
        remedy = "Cắt ảnh cho gần vuông (chiều ngang từ một nửa đến ba lần chiều cao)."
    else:
        return facts, []
    return None, [card.document.problem("picture", reason, remedy, "emblem", value=card.record.emblem)]
