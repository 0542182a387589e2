"""Finds where a name stands in Vietnamese prose, and tells people from what is only named after somebody."""

from __future__ import annotations

from plugins.core.word_lists import words
from plugins.officials.bodies import starts_office
from plugins.officials.prose import LINE, Prose, longest, phrases
from plugins.officials.surnames import LONGEST_NAME, SURNAMES, is_shouted, is_surname, run_end

NOT_A_NAME = words(
    "ban bộ sở phòng ủy ubnd hđnd mttq hội đảng mặt văn_phòng liên thường huyện tỉnh quận xã phường thị thành khối"
    " chi tổ nhà nhân quốc trung việt cục vụ viện tòa trường đội chính đại đề nghị quyết chỉ kế hội_đồng hợp ngày"
    " tháng năm theo tại sau trước trong các những bằng giấy huân huy kỷ cờ toàn đồng chủ tịch bí thư phó trưởng"
    " giám chánh cùng tham dự phát kết về với từ để do và cho khi nếu mỗi một hai ba bốn chiều sáng tối trưa lãnh"
    " đạo biểu người thủ bác"
)
"""Words with a capital that open no name, whatever stands before them."""

_PLACES = (
    "đường phố ngõ ngách hẻm đại_lộ quốc_lộ tỉnh_lộ trường tiểu_học thcs thpt thpt_chuyên mầm_non mẫu_giáo đại_học"
    " cao_đẳng trung_học chính_trị học_viện bệnh_viện đa_khoa trạm_y_tế quỹ khuyến_học học_bổng giải giải_thưởng"
    " cúp cup phường xã huyện quận tỉnh thành_phố thị_xã thị_trấn thôn xóm làng bản ấp buôn tổ_dân_phố khu_phố khu"
    " khóm tổ cầu chợ chùa đền đình miếu lăng hồ núi sông đèo đảo vịnh hang bến cảng công_viên quảng_trường"
    " sân_vận_động tượng_đài nhà_thờ tượng thư_viện nhà_hát rạp bảo_tàng khu_di_tích di_tích phong_trào tư_tưởng"
    " phong_cách mang_tên tàu huân_chương huy_hiệu huy_chương kỷ_niệm_chương danh_hiệu cuộc_thi công_ty"
    " doanh_nghiệp tập_đoàn khu_đô_thị cung khu_công_nghiệp chung_cư dòng_họ họ nhà_máy trung_tâm tuyến chiến_dịch"
    " đội chi_đội liên_đội chi_đoàn bảng_vàng tnhh cổ_phần hang_động vườn_hoa hội_trường nhà_văn_hóa tp tx tt"
    " hẻm_số thanh_niên_cộng_sản tncs nhà_lưu_niệm ga"
)
NAMED_AFTER = phrases({phrase.replace("_", " "): "" for phrase in _PLACES.split()})
"""What streets, schools, awards and places are called before the name that they bear."""
_LONGEST_NAMING = 4

_BYWORDS = (("hồ", "chí", "minh"),)
"""Names that in this prose stand for a city, a union and a body of thought rather than for somebody who took part."""


def read_name(prose: Prose, index: int, needs_surname: bool) -> int | None:
    """Return the end of the name that begins at a token, or None.

    With `needs_surname` the first word must be a surname and the name has two words at least; without it, where a form
    of address stands before, any words with capitals that name no office and no institution are a name.
    """
    if index >= prose.size or not prose.capital[index]:
        return None
    if prose.words[index] in NOT_A_NAME and not _surname_in_spite(prose, index):
        return None
    limit = min(run_end(prose, index), index + LONGEST_NAME)
    end = index
    while end < limit and not (end > index and starts_office(prose, end)):
        end += 1
    if starts_office(prose, index) or end < prose.size and _goes_on_in_small(prose, index, end):
        return None
    if is_shouted(prose, index) and (end - index < 2 or prose.words[index] not in SURNAMES):
        return None
    if needs_surname and (end - index < 2 or not is_surname(prose.words[index])):
        return None
    if tuple(prose.words[index:end]) in _BYWORDS:
        return None
    return end


def _surname_in_spite(prose: Prose, index: int) -> bool:
    """Whether a word that mostly opens an institution (Đoàn, Từ, Đồng) is a surname here."""
    return prose.words[index] in SURNAMES and run_end(prose, index) - index >= 3


def _goes_on_in_small(prose: Prose, index: int, end: int) -> bool:
    """Whether a single capital is only the head of a common word: “Văn phòng”, “Mai sau”, “Công tác”."""
    return end - index == 1 and prose.words[index] in SURNAMES and prose.joined(end) and _pairs(prose, index, end)


def _pairs(prose: Prose, index: int, end: int) -> bool:
    return f"{prose.words[index]} {prose.words[end]}" in _PAIRS


_PAIRS = frozenset(("văn phòng", "văn hóa", "công tác", "công an", "đoàn thể", "đoàn viên", "đồng thời", "mai sau"))


def is_named_after(prose: Prose, index: int) -> bool:
    """Whether what stands before a token says that a street, school, award or place bears the name.

    What a word with a capital is named after, the words with capitals behind it are too; so the answer is kept.
    """
    at = index
    while (answer := prose.named_after.get(at)) is None:
        answer = _follows_naming(prose, at)
        if answer is not None:
            break
        at -= 1
    prose.named_after.update(dict.fromkeys(range(at, index + 1), answer))
    return answer


def _follows_naming(prose: Prose, index: int) -> bool | None:
    """Whether such a word stands directly before a token; None where the token before it has to tell."""
    for back in range(1, _LONGEST_NAMING + 1):
        if index - back < 0 or prose.gaps[index - back + 1] > LINE:
            return False
        if (found := longest(NAMED_AFTER, prose, index - back)) and found[0] == index:
            return True
    return None if prose.capital[index - 1] and index > 1 else False


def name_text(prose: Prose, start: int, end: int) -> str:
    """Return a name as it is written; one in capitals throughout gets small letters."""
    name = prose.said(start, end)
    return name.title() if name.isupper() and len(name) > 3 else name
