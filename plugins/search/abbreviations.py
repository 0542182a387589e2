"""What is found both ways: abbreviated and written in full, as Vietnamese public administration writes of itself.

Kinds of documents are abbreviated as Nghị định 30/2020/NĐ-CP, annex III, has it for the State and Hướng dẫn 36-HD/VPTW
for the Party. Bodies are abbreviated as in the numbers of their documents (section “ký hiệu văn bản” of both) and in
news of them. An abbreviation that stands for two things is found as either.
"""

from __future__ import annotations

_BODIES = """
HĐND Hội đồng nhân dân|UBND Ủy ban nhân dân|UBMTTQ Ủy ban Mặt trận Tổ quốc|MTTQ Mặt trận Tổ quốc|UBKT Ủy ban Kiểm tra
BCH Ban Chấp hành|BCH Ban Chỉ huy|BTV Ban Thường vụ|BCĐ Ban Chỉ đạo|BTC Ban Tổ chức|BDV Ban Dân vận|BTG Ban Tuyên giáo
LĐLĐ Liên đoàn Lao động|LHPN Liên hiệp Phụ nữ|CCB Cựu chiến binh|TNCS Thanh niên Cộng sản|CHQS Chỉ huy Quân sự
ĐBQH đại biểu Quốc hội|HTX hợp tác xã|BHXH bảo hiểm xã hội|BHYT bảo hiểm y tế|TW Trung ương
"""
_KINDS = """
NQ Nghị quyết|QĐ Quyết định|QĐ Quy định|CT Chỉ thị|CT Chương trình|CTr Chương trình|KL Kết luận|KH Kế hoạch
HD Hướng dẫn|TB Thông báo|BC Báo cáo|TTr Tờ trình|ĐA Đề án|NĐ Nghị định|TT Thông tư|TTLT Thông tư liên tịch|QC Quy chế
"""
_ALSO_SYLLABLES = "TƯ Trung ương"
"""These are words of the language, too: they are found in full where somebody writes them in capitals, and whoever
writes them in full is not led to every page with “tư”."""


def turns() -> list[list[str | int]]:
    """Return what a query may have and what is looked for in its place, for the catalogue: each pair both ways.

    An abbreviation that is a syllable besides has a third part, 1: it holds where it is written in capitals.
    """
    pairs = [pair.split(" ", 1) for lines in (_BODIES, _KINDS) for pair in lines.strip().replace("\n", "|").split("|")]
    both: list[list[str | int]] = [[*way] for short, full in pairs for way in ((short, full), (full, short))]
    one_way: list[list[str | int]] = [[*pair.split(" ", 1), 1] for pair in _ALSO_SYLLABLES.split("|")]
    return [*both, *one_way]
