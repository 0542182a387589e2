"""What Vietnamese names are made of: surnames, and words with capitals in a row."""

from __future__ import annotations

import re

from plugins.core.word_lists import words
from plugins.officials.prose import LINE, SPACE, Prose

COMMON_SURNAMES = words(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh đinh lâm phùng mai"
    " tô hà tạ lương trương"
)
SURNAMES = COMMON_SURNAMES | words(
    "âu an ánh bá bạch bàn bành bế ca cái cam cao cát cầm chế chu châu chung chương công cù cung dìu danh diệp doãn"
    " dư đàm đàng đào đậu đèo đều điểu đổng đồng đới đường giang giàng giáp hạ hạng hán hầu hoa hoắc hòa hồng hứa"
    " hùng kha khổng khúc khương kiều kim kpă kră kríp kso ksor la lã lạc lạng lăng lầu liễu liêu lò lộ lộc lỗ lữ"
    " lù lục lường lưu ma mã mạc mạch mè mẫn mông mùa nay nghiêm nghị ngân nhan nhâm nhữ niê ninh nông ôn ông phí"
    " phù phương quách quan quàng quản quang rah rmah rơ rcom sa sầm sẩm sái siu sô sơn sùng sử tăng tần tẩn thạch"
    " thái thào thẩm thân thang thi thích thiều thiệu thò tiêu tòng tôn tống tráng tri triệu trưng từ tường ty ứng"
    " ưng văn vàng vi viên vì viêm vừ xa xồng y zơrâm alăng bríu bhnước cil coor đ’ hốih pơloong păng ya k h a"
)
"""Surnames of the Kinh and of other peoples of Việt Nam, and the words that open names without a surname (A, Y)."""
LONGEST_NAME = 5


def run_end(prose: Prose, index: int) -> int:
    """Return the end of the words with capitals that stand in a row from a token on."""
    if (known := prose.rows.get(index)) is not None:
        return known
    end = index
    shouted = is_shouted(prose, index)
    while (
        end < prose.size
        and prose.capital[end]
        and (end == index or prose.gaps[end] == SPACE or prose.gaps[end] == LINE and prose.joined(end))
        and is_shouted(prose, end) == shouted
    ):
        end += 1
    prose.rows.update(dict.fromkeys(range(index, end), end))
    return end


def is_shouted(prose: Prose, index: int) -> bool:
    """Whether a word is written in capitals throughout."""
    word = prose.text[prose.starts[index] : prose.ends[index]]
    return len(word) > 1 and word.isupper()


def is_surname(word: str) -> bool:
    """Whether a word (in lower case) can open a full name."""
    return word in SURNAMES or "'" in word or "’" in word


def looks_like_person(prose: Prose, index: int, end: int) -> bool:
    """Whether words with capitals are rather a person than a place: by surname and length."""
    length = end - index
    word = prose.words[index]
    if not is_surname(word) or not 2 <= length <= LONGEST_NAME:
        return False
    return length >= 3 or word in COMMON_SURNAMES


_SYLLABLE = re.compile(
    "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr"
    "|[bcdđghklmnprstvx])?[aăâeêioôơuưyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]+(?:ng"
    "|[cmnpt])?"
)


def is_syllable(word: str) -> bool:
    """Whether a word in lower case is built like a syllable of Vietnamese; “krông”, “h'nga” are not."""
    return _SYLLABLE.fullmatch(word) is not None
