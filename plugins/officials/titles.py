"""The words of offices: titles, the bodies they belong to, and the abbreviations of both."""

from __future__ import annotations

from plugins.core.word_lists import phrase_list, words
from plugins.officials.prose import phrases

_HEADS = (
    "Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng|Chủ nhiệm|Cục trưởng|Vụ trưởng|Viện trưởng|Chi cục trưởng|Chỉ huy trưởng"
    "|Tham mưu trưởng|Tổng Tham mưu trưởng|Đội trưởng|Tổ trưởng|Đồn trưởng|Trạm trưởng|Hạt trưởng|Hội trưởng"
    "|Chi hội trưởng|Tổng Giám đốc|Tổng Biên tập|Tổng Thanh tra|Tổng Thư ký|Tư lệnh|Chính ủy|Chính trị viên"
    "|Thủ tướng|Bí thư Chi bộ|Xã đội trưởng|Chánh Văn phòng|Chánh Thanh tra|Chánh án|Phân hội trưởng"
    "|Chủ tịch Hội đồng quản trị|Tổng cục trưởng|Cụm trưởng|Khoa trưởng|Trưởng Văn phòng|Ban trưởng"
    "|Kiểm toán trưởng|Trung đoàn trưởng"
)
_UNITS = (
    "Ban|Phòng|Khối|Đoàn|Công an|Khoa|Bộ môn|Đài|Trạm|Chi nhánh|Văn phòng|Tổ|Tiểu ban|Bộ phận|Cơ quan|Trung tâm|Cụm"
    "|BCĐ|BTC|BDV|BTG|BCH|Ban Công tác Mặt trận|Ban Quản lý|Công an phường|Công an xã|Ban Tổ chức|Hội"
)
_HAMLETS = "thôn|xóm|bản|ấp|khu|buôn|làng|khóm|khu phố|tổ dân phố|tiểu khu"
_FIXED = (
    "Tổng Bí thư|Bộ trưởng|Thứ trưởng|Chủ tịch nước|Phó Chủ tịch nước|Chủ tịch Quốc hội|Phó Chủ tịch Quốc hội"
    "|Thủ tướng Chính phủ|Phó Thủ tướng Chính phủ|Đại biểu Quốc hội|Đại biểu Hội đồng nhân dân|Đại biểu HĐND"
    "|Ủy viên|Ủy viên Ban Thường vụ|Ủy viên BTV|Ủy viên Thường vụ|Ủy viên Ban Chấp hành|Ủy viên BCH"
    "|Ủy viên Thường trực|Ủy viên Trung ương Đảng|Ủy viên dự khuyết Trung ương Đảng"
    "|Ủy viên Ban Chấp hành Trung ương Đảng|Ủy viên Ban Chấp hành Trung ương|Ủy viên BCH Trung ương Đảng"
    "|Ủy viên Bộ Chính trị|Ủy viên Ủy ban Kiểm tra|Tỉnh ủy viên|Thành ủy viên|Thị ủy viên|Huyện ủy viên"
    "|Quận ủy viên|Đảng ủy viên|Chi ủy viên|Thường trực Ban Bí thư|Thư ký|Kế toán trưởng|Kiểm sát viên|Thẩm phán"
    "|Thường vụ Huyện ủy|Thường vụ Thị ủy|Thường vụ Tỉnh ủy|Thường vụ Thành ủy|Thường vụ Quận ủy|Thường vụ Đảng ủy"
    "|Phó Ban|Phó Phòng|Phó Đoàn|Phó Văn phòng|Phó Công an|Tổng Kiểm toán Nhà nước|Đại sứ|Công an viên|Phó thôn"
    "|Trợ lý|Thành viên|Chuyên viên|Chuyên trách"
)
_STANDING = ("Thường trực", "chuyên trách", "Thứ nhất", "phụ trách")


def _titles() -> dict[str, str]:
    """Return every title with the way it is written in full."""
    found: dict[str, str] = {}
    for head in (*_HEADS.split("|"), *(f"Trưởng {unit}" for unit in _UNITS.split("|"))):
        for title in (head, f"Phó {head}"):
            found[title] = title
            found.update({f"{title} {standing}": f"{title} {standing}" for standing in _STANDING})
    for place in _HAMLETS.split("|"):
        found |= {f"Trưởng {place}": f"Trưởng {place}", f"Phó Trưởng {place}": f"Phó Trưởng {place}"}
    found |= {title: title for title in _FIXED.split("|")}
    found["Ủy viên BTV"] = found["Ủy viên Thường vụ"] = "Ủy viên Ban Thường vụ"
    found["UV BTV"] = found["UV TV"] = "Ủy viên Ban Thường vụ"
    found |= {"PCT TT": "Phó Chủ tịch Thường trực", "PBT TT": "Phó Bí thư Thường trực"}
    found["UV BCH"] = "Ủy viên Ban Chấp hành"
    found["Ủy viên BCH"] = "Ủy viên Ban Chấp hành"
    found["Ủy viên BCH Trung ương Đảng"] = "Ủy viên Ban Chấp hành Trung ương Đảng"
    found["Đại biểu HĐND"] = "Đại biểu Hội đồng nhân dân"
    for party in ("Huyện", "Thị", "Tỉnh", "Thành", "Quận", "Đảng"):
        found[f"Thường vụ {party} ủy"] = f"Ủy viên Ban Thường vụ {party} ủy"
    for short, full in (("BCĐ", "Chỉ đạo"), ("BTC", "Tổ chức"), ("BDV", "Dân vận"), ("BTG", "Tuyên giáo")):
        for title in (f"Trưởng {short}", f"Phó Trưởng {short}"):
            found[title] = title.replace(short, f"Ban {full}")
    for short in ("Ban", "Phòng", "Đoàn"):
        found[f"Phó {short}"] = f"Phó Trưởng {short}"
        found[f"Phó {short} Thường trực"] = f"Phó Trưởng {short} Thường trực"
    return found


TITLES = phrases(_titles())

SHORT_TITLES = {
    **{
        f"{short}UV": f"{full} ủy viên" for short, full in (("H", "Huyện"), ("Q", "Quận"), ("Th", "Thị"), ("Đ", "Đảng"))
    },
    "TUV": "Tỉnh ủy viên",
    "ThUV": "Thị ủy viên",
    "TXUV": "Thị ủy viên",
    "TVHU": "Ủy viên Ban Thường vụ Huyện ủy",
    "TVTU": "Ủy viên Ban Thường vụ Tỉnh ủy",
    "TVQU": "Ủy viên Ban Thường vụ Quận ủy",
    "TVThU": "Ủy viên Ban Thường vụ Thị ủy",
    "TVTHU": "Ủy viên Ban Thường vụ Thị ủy",
    "TVĐU": "Ủy viên Ban Thường vụ Đảng ủy",
    **dict.fromkeys(("UVBTV", "UVTV", "UVBTVU"), "Ủy viên Ban Thường vụ"),
    "UVBCH": "Ủy viên Ban Chấp hành",
    "UVBCT": "Ủy viên Bộ Chính trị",
    **dict.fromkeys(("UVTW", "UVTƯ", "UVTWĐ", "UVTƯĐ", "UVBCHTW"), "Ủy viên Trung ương Đảng"),
    **{"BT": "Bí thư", "PBT": "Phó Bí thư", "PBTTT": "Phó Bí thư Thường trực"},
    **{"CT": "Chủ tịch", "PCT": "Phó Chủ tịch", "PCTTT": "Phó Chủ tịch Thường trực"},
    **{"GĐ": "Giám đốc", "PGĐ": "Phó Giám đốc", "CVP": "Chánh Văn phòng", "PCVP": "Phó Chánh Văn phòng"},
    "ĐBQH": "Đại biểu Quốc hội",
}
"""Titles that are written as abbreviations; those that include a party committee say so."""
TITLE_HEADS = frozenset(TITLES) | {short.lower() for short in SHORT_TITLES}
"""The first words of all titles, in lower case."""

SHORT_BODIES = {
    "UBND": "Ủy ban nhân dân",
    **dict.fromkeys(("HĐND", "HĐNĐ", "HDND"), "Hội đồng nhân dân"),
    "MTTQ": "Mặt trận Tổ quốc",
    **dict.fromkeys(("MTTQVN",), "Mặt trận Tổ quốc Việt Nam"),
    **dict.fromkeys(("UBMTTQ", "UBMT"), "Ủy ban Mặt trận Tổ quốc"),
    **dict.fromkeys(("UBMTTQVN",), "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    "LĐLĐ": "Liên đoàn Lao động",
    "LHPN": "Liên hiệp Phụ nữ",
    "CCB": "Cựu chiến binh",
    "ĐBQH": "đại biểu Quốc hội",
    "BCĐ": "Ban Chỉ đạo",
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
    "BDV": "Ban Dân vận",
    "BTG": "Ban Tuyên giáo",
    "UBKT": "Ủy ban Kiểm tra",
    "XHCN": "xã hội chủ nghĩa",
    "VN": "Việt Nam",
    "HTX": "Hợp tác xã",
    "TNCS": "Thanh niên Cộng sản",
    "CHQS": "Chỉ huy Quân sự",
    "BCHQS": "Ban Chỉ huy Quân sự",
    "CA": "Công an",
    "BHXH": "Bảo hiểm xã hội",
    **{"VHXH": "Văn hóa - Xã hội", "VH-XH": "Văn hóa - Xã hội", "KTXH": "Kinh tế - Xã hội"},
    **{"LĐTBXH": "Lao động - Thương binh và Xã hội", "GDĐT": "Giáo dục và Đào tạo"},
    **{"TNMT": "Tài nguyên và Môi trường", "NNPTNT": "Nông nghiệp và Phát triển nông thôn"},
    **{"TU": "Tỉnh ủy", "HU": "Huyện ủy", "QU": "Quận ủy", "ThU": "Thị ủy", "ĐU": "Đảng ủy"},
    **{"TW": "Trung ương", "TƯ": "Trung ương", "TX": "thị xã", "TP": "thành phố"},
}
"""Abbreviations inside the names of bodies. `HĐNĐ` is a slip of the finger that is met again and again."""

PARTY_LEVELS = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "thị xã": "Thị ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
}
"""The party committee at each level that has a name of its own; below, it is “Đảng ủy xã …”."""

LEVELS = phrases(
    {
        level: level
        for level in phrase_list(
            "tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|thôn|xóm|bản|ấp|buôn|làng|khu phố|tổ dân phố"
            "|khu dân cư|khóm|đặc khu|trung ương|tp|tx"
        )
    }
)
SUBJECTS = words(
    "ngân xã kế hạ thông thể du đô môi đối an tài kinh văn pháp thương thanh phụ nông công dịch truyền gia tổng"
    " chính các tin"
)
"""First words of what may follow a dash or a comma inside the name of one body: “Kinh tế - Ngân sách”."""

SMALL_WORDS = words(
    "nhân dân ủy ban vận giáo chức tra chính thường vụ trực chấp hành đồng hội nông nghiệp phát triển thôn tài"
    " nguyên môi trường tế hoạch đầu tư khoa học công nghệ thương thông tin truyền hóa thể thao du lịch lao động"
    " binh xã nội ngoại giao xây dựng tải an quân sự chỉ huy đạo đội cựu chiến phụ nữ thanh niên cộng sản sinh viên"
    " chữ thập đỏ bảo hiểm kho bạc nhà nước thuế hải quan kiểm lâm sát toà tòa án viện phòng cháy chữa cứu hộ dự"
    " trữ quốc gia tộc tôn trị đại biểu đoàn trận khối mặt bộ đảng cơ sở quản lý trung tâm y bệnh đa tiểu mầm non"
    " phổ khuyến người cao tuổi khuyết tật nạn chất độc da cam làm vườn luật báo văn thuật liên minh hiệp hợp tác"
    " sư sãi yêu kết trụ trì giám tịch phân ngành chi nhánh ngân hàng sách phúc lợi bưu điện viễn lực cấp thoát"
    " phần trách nhiệm hữu hạn một thành cung ứng dịch nghĩa chủ hòa kinh giải phóng bằng điều biên đồn tổ ninh"
    " phật tỉnh thư bí dục tạo trợ lưu thống kê chăm sóc sức khỏe trẻ em đình bình đẳng giới mục vệ thực phẩm thú"
    " thủy nuôi trồng trọt hạ tầng thị pháp phó thiên tai tìm kiếm mại tử xuất doanh nhập khẩu cây xanh đường sắt"
    " không dạy nghề cai nghiện tiếp thiếu nhi các khu quỹ tín dụng bóng đá nghị di tích danh thắng sử địa bồi"
    " dưỡng cán chuyên phục hình số quy đối lễ tân đô ngư sâu thuốc dược soát đông châm lão đất đai quyết trật tự"
    " cảnh trại giam thi dẫn quyền mỹ tuyên phủ vực ương"
)
"""Syllables in small letters inside the names of bodies; any other small word ends the office."""
