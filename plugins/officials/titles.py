"""The words of offices: titles, the bodies they belong to, and the abbreviations of both."""

from __future__ import annotations

from plugins.officials.prose import phrases

_HEADS = (
    "Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng|Chủ nhiệm|Cục trưởng|Vụ trưởng|Viện trưởng|Chi cục trưởng|Chỉ huy trưởng"
    "|Tham mưu trưởng|Đội trưởng|Tổ trưởng|Đồn trưởng|Trạm trưởng|Hạt trưởng|Hội trưởng|Chi hội trưởng|Tổng Giám đốc"
    "|Tổng Biên tập|Tổng Thanh tra|Tổng Thư ký|Tư lệnh|Chính ủy|Chính trị viên|Thủ tướng|Bí thư Chi bộ|Xã đội trưởng"
    "|Chánh Văn phòng|Chánh Thanh tra|Chánh án|Phân hội trưởng|Chủ tịch Hội đồng quản trị|Tổng cục trưởng"
    "|Cụm trưởng|Khoa trưởng|Trưởng Văn phòng|Ban trưởng|Kiểm toán trưởng|Trung đoàn trưởng"
)
_UNITS = (
    "Ban|Phòng|Khối|Đoàn|Công an|Khoa|Bộ môn|Đài|Trạm|Chi nhánh|Văn phòng|Tổ|Tiểu ban|Bộ phận|Cơ quan|Trung tâm|Cụm"
    "|Ban Công tác Mặt trận|Ban Quản lý|Công an phường|Công an xã|Ban Tổ chức|Hội"
)
_HAMLETS = "thôn|xóm|bản|ấp|khu|buôn|làng|khóm|khu phố|tổ dân phố|tiểu khu"
_FIXED = (
    "Tổng Bí thư|Bộ trưởng|Thứ trưởng|Chủ tịch nước|Phó Chủ tịch nước|Chủ tịch Quốc hội|Phó Chủ tịch Quốc hội"
    "|Thủ tướng Chính phủ|Phó Thủ tướng Chính phủ|Đại biểu Quốc hội|Đại biểu Hội đồng nhân dân|Đại biểu HĐND|Ủy viên"
    "|Ủy viên Ban Thường vụ|Ủy viên BTV|Ủy viên Thường vụ|Ủy viên Ban Chấp hành|Ủy viên BCH|Ủy viên Thường trực"
    "|Ủy viên Trung ương Đảng|Ủy viên dự khuyết Trung ương Đảng|Ủy viên Ban Chấp hành Trung ương Đảng"
    "|Ủy viên Ban Chấp hành Trung ương|Ủy viên BCH Trung ương Đảng|Ủy viên Bộ Chính trị|Ủy viên Ủy ban Kiểm tra"
    "|Tỉnh ủy viên|Thành ủy viên|Thị ủy viên|Huyện ủy viên|Quận ủy viên|Đảng ủy viên|Chi ủy viên|Thường trực Ban Bí thư"
    "|Thư ký|Kế toán trưởng|Kiểm sát viên|Thẩm phán|Thường vụ Huyện ủy|Thường vụ Thị ủy|Thường vụ Tỉnh ủy"
    "|Thường vụ Thành ủy|Thường vụ Quận ủy|Thường vụ Đảng ủy|Phó Ban|Phó Phòng|Phó Đoàn|Phó Văn phòng|Phó Công an"
    "|Tổng Kiểm toán Nhà nước|Đại sứ|Công an viên|Phó thôn|Trợ lý|Thành viên|Chuyên viên|Chuyên trách"
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
    found["Ủy viên BCH"] = "Ủy viên Ban Chấp hành"
    found["Ủy viên BCH Trung ương Đảng"] = "Ủy viên Ban Chấp hành Trung ương Đảng"
    found["Đại biểu HĐND"] = "Đại biểu Hội đồng nhân dân"
    for party in ("Huyện", "Thị", "Tỉnh", "Thành", "Quận", "Đảng"):
        found[f"Thường vụ {party} ủy"] = f"Ủy viên Ban Thường vụ {party} ủy"
    for short in ("Ban", "Phòng", "Đoàn"):
        found[f"Phó {short}"] = f"Phó Trưởng {short}"
        found[f"Phó {short} Thường trực"] = f"Phó Trưởng {short} Thường trực"
    return found


TITLES = phrases(_titles())

SHORT_TITLES = {
    **{f"{short}UV": f"{full} ủy viên" for short, full in (("H", "Huyện"), ("Q", "Quận"), ("Th", "Thị"), ("Đ", "Đảng"))},
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
        for level in (
            "tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|thôn|xóm|bản|ấp|buôn|làng|khu phố|tổ dân phố|khu dân cư"
            "|khóm|đặc khu|trung ương|tp|tx"
        ).split("|")
    }
)
SUBJECTS = frozenset(
    "ngân xã kế hạ thông thể du đô môi đối an tài kinh văn pháp thương thanh phụ nông công dịch truyền gia tổng chính"
    " các tin".split()
)
"""First words of what may follow a dash or a comma inside the name of one body: “Kinh tế - Ngân sách”."""

SMALL_WORDS = frozenset(
    "nhân dân ủy ban vận giáo chức tra chính thường vụ trực chấp hành đồng hội nông nghiệp phát triển thôn tài nguyên môi"
    " trường tế hoạch đầu tư khoa học công nghệ thương thông tin truyền hóa thể thao du lịch lao động binh xã nội ngoại"
    " giao xây dựng vận tải an quân sự chỉ huy đạo đội cựu chiến phụ nữ thanh niên cộng sản sinh viên chữ thập đỏ bảo"
    " hiểm kho bạc nhà nước thuế hải quan kiểm lâm sát toà tòa án viện thanh tra phòng cháy chữa cứu hộ dự trữ quốc gia"
    " dân tộc tôn trị đại biểu đoàn thể trận khối mặt bộ đảng cơ sở quản lý trung tâm y bệnh đa học tiểu mầm non phổ"
    " thông khuyến người cao tuổi khuyết tật nạn chất độc da cam làm vườn luật gia nhà báo văn nghệ thuật liên minh hiệp"
    " hợp tác đoàn sư sãi yêu kết trị trụ trì giám hộ tịch phân ngành chi nhánh ngân hàng chính sách phúc lợi bưu điện"
    " viễn lực cấp thoát phần trách nhiệm hữu hạn một thành cung ứng dịch nghĩa chủ hòa công đoàn ban kinh giải phóng mặt"
    " bằng điều hành hàng hải biên đồn tổ nội an ninh giáo hội phật tỉnh thư bí dục tạo trợ lý lưu trữ thống kê chăm sóc sức khỏe trẻ em gia"
    " đình bình đẳng giới mục vệ sinh thực phẩm thú y thủy sản lợi nuôi trồng trọt sự hạ tầng thị tư pháp ứng phó thiên tai"
    " tìm kiếm nạn thương mại điện tử sản xuất kinh doanh xuất nhập khẩu cây xanh đường bộ sắt thủy không dạy nghề cai"
    " nghiện tiếp công thanh thiếu niên nhi đồng khối doanh nghiệp các khu công quỹ tín dụng bóng đá phật đoàn liên hữu nghị"
    " di tích danh thắng sử địa lịch trị bồi dưỡng cán bộ chuyên quan phục vụ phát thanh truyền hình số quy đối nhân lễ tân"
    " đô khuyến ngư lâm sâu thuốc dược phẩm dịch kiểm soát tật cấp cứu đông y châm điều dưỡng lão dưỡng hộ đất đai giải"
    " quyết trật tự giao thông cảnh trại giam thi án dẫn quyền lực mỹ thuật tuyên".split()
)
"""Syllables in small letters inside the names of bodies; any other small word ends the office."""
