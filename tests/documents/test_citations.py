"""The grammar of citations: what is a document, what only looks like one, and what is said of it."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.documents.citations import Citation, citations_in


def found(text: str) -> list[tuple[str, str]]:
    """Return type and number of each document; a document that is only named has its bare number in brackets."""
    return [(one.type, one.number.text if one.number else f"({one.serial})") for one in citations_in(text)]


def only(text: str) -> Citation:
    (one,) = citations_in(text)
    return one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chỉ thị số 20-CT/ThU", ("Chỉ thị", "20-CT/ThU")),
        ("Chỉ thị 20-CT/THU", ("Chỉ thị", "20-CT/ThU")),
        ("Nghị quyết số 25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("nghị quyết số 25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("NGHỊ QUYẾT SỐ 25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("Nghị quyết số 25-NQ/TƯ", ("Nghị quyết", "25-NQ/TW")),
        ("Nghị quyết số: 25 - NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("Nghị quyết số 25–NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("Nghị quyết 25/NQ-TW", ("Nghị quyết", "25-NQ/TW")),
        ("Nghị quyết số số 25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("NQ số 25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("Quyết định số 217-QĐ/TW", ("Quyết định", "217-QĐ/TW")),
        ("số 217-QĐ/TW", ("Quyết định", "217-QĐ/TW")),
        ("217/QĐ-TW", ("Quyết định", "217-QĐ/TW")),
        ("Quy định số 124-QĐ/TW", ("Quy định", "124-QĐ/TW")),
        ("Quyết định số 217-QD/TW", ("Quyết định", "217-QĐ/TW")),
        ("Thông báo số 911-TB/TU", ("Thông báo", "911-TB/TU")),
        ("Kế hoạch số 120-KH/HU", ("Kế hoạch", "120-KH/HU")),
        ("Chương trình hành động số 9-CTr/QU", ("Chương trình", "09-CTr/QU")),
        ("Đề án 06-ĐA/TU", ("Đề án", "06-ĐA/TU")),
        ("Đề án 6-ĐA/TU", ("Đề án", "06-ĐA/TU")),
        ("Hướng dẫn số 12-HD/BDVTW", ("Hướng dẫn", "12-HD/BDVTW")),
        ("Nghị định 42/2022/NĐ-CP", ("Nghị định", "42/2022/NĐ-CP")),
        ("Nghị định số 5/2022/NĐ-CP", ("Nghị định", "05/2022/NĐ-CP")),
        ("Nghị định số 42/2022/ND-CP", ("Nghị định", "42/2022/NĐ-CP")),
        ("Luật số 91/2025/QH15", ("Luật", "91/2025/QH15")),
        ("Luật An ninh mạng số 24/2018/QH14", ("Luật", "24/2018/QH14")),
        ("Nghị quyết số 98/2023/QH15", ("Nghị quyết", "98/2023/QH15")),
        ("Pháp lệnh số 34/2007/PL-UBTVQH11", ("Pháp lệnh", "34/2007/PL-UBTVQH11")),
        ("Nghị quyết 1211/2016/UBTVQH13", ("Nghị quyết", "1211/2016/UBTVQH13")),
        ("Thông tư 26/2020/TT-BTTTT", ("Thông tư", "26/2020/TT-BTTTT")),
        ("Thông tư liên tịch số 03/2014/TTLT-BNV-BTC", ("Thông tư liên tịch", "03/2014/TTLT-BNV-BTC")),
        ("Công văn 4946/BTTTT-CNTT", ("Công văn", "4946/BTTTT-CNTT")),
        ("Công văn số 123/UBND-NC", ("Công văn", "123/UBND-NC")),
        ("Quyết định 38/QĐ-BTTTT", ("Quyết định", "38/QĐ-BTTTT")),
        ("Quyết định số 749/QĐ-TTg", ("Quyết định", "749/QĐ-TTg")),
        ("Chỉ thị 12/CT-TTg", ("Chỉ thị", "12/CT-TTg")),
        ("Nghị quyết 30a/2008/NQ-CP", ("Nghị quyết", "30a/2008/NQ-CP")),
        ("Nghị quyết số 15/2020/NQ-HĐND", ("Nghị quyết", "15/2020/NQ-HĐND")),
        ("Kế hoạch số 88/KH-UBND", ("Kế hoạch", "88/KH-UBND")),
        ("Kế hoạch số 88/KH-MTTQ-BTT", ("Kế hoạch", "88/KH-MTTQ-BTT")),
        ("Nghị quyết số 25-NQ/XYZ", ("Nghị quyết", "25-NQ/XYZ")),
        ("Công văn số 12/ABC-DE", ("Công văn", "12/ABC-DE")),
        ("triển khai, hướng dẫn 25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("Resolution No. 25-NQ/TW", ("Nghị quyết", "25-NQ/TW")),
        ("(25-NQ/TW)", ("Nghị quyết", "25-NQ/TW")),
        ("Đề án 61", ("Đề án", "(61)")),
        ("Kết luận số 120", ("Kết luận", "(120)")),
        ("Nghị quyết 25/NQ", ("Nghị quyết", "(25)")),
        ("Nghị quyết số 25-NQ của Trung ương", ("Nghị quyết", "(25)")),
        ("Chương trình 30a", ("Chương trình", "(30a)")),
        ("Đề án 06/CP", ("Đề án", "(06)")),
        ("Thông báo kết luận số 12-TB/HU", ("Thông báo", "12-TB/HU")),
        ("Văn bản số 567/SNV-QLVH", ("Công văn", "567/SNV-QLVH")),
        (
            "Nghị quyết liên tịch số 403/2017/NQLT-CP-UBTVQH14-ĐCTUBTWMTTQVN",
            ("Nghị quyết liên tịch", "403/2017/NQLT-CP-UBTVQH14-ĐCTUBTWMTTQVN"),
        ),
        ("Kế hoạch phối hợp số 19/KHPH-BDVTU-UBND", ("Kế hoạch phối hợp", "19/KHPH-BDVTU-UBND")),
        ("Luật Mẫu về việc thử số 999/2022/QH15", ("Luật", "999/2022/QH15")),
    ],
)
def test_a_document_is_known_by_its_type_and_normal_number(text: str, expected: tuple[str, str]):
    assert found(f"Hội nghị bàn {text}.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "số 25 đường Trần Mẫu, xã Thử Nghiệm",
        "nhà số 25/7 ngõ 12",
        "điện thoại 0239-3835-123 hoặc 0912/345/678",
        "ngày 12/12/2013 và ngày 03-6-2013",
        "theo Điều 5, khoản 2, điểm a",
        "Đại hội lần thứ XIII, khóa XII, quý IV/2018",
        "Nghị quyết Đại hội XIII của Đảng",
        "Nghị quyết Trung ương 4 khóa XII",
        "kế hoạch 5 năm 2016-2020",
        "Kế hoạch 5 năm của xã",
        "Quyết định 12 nội dung quan trọng",
        "quyết định 3 việc, thông báo 2 việc",
        "biển số 38A-123.45, xe 29-B1/234.56",
        "lớp 5A-KH/2, phòng 12-B/T3",
        "tỷ lệ 3/4, đạt 25/27 chỉ tiêu",
        "dịch Covid-19, vi-rút A/H5N1, máy bay TU-154",
        "tiêu chuẩn ISO 9001:2015",
        "quốc lộ 1A, tuyến ĐT.480",
        "nhiệm kỳ 2019-2024, giai đoạn 2018–2020",
        "Luật Đặc khu, Luật An ninh mạng",
        "Kế hoạch tăng 5,5% so với năm trước",
        "Chương trình 1.000 ngày",
        "https://thu-nghiem.example/25-nq/tw",
        "00-NQ/TW",
        "hợp đồng số 12/HĐ-KT, bản án 12/2019/HS-ST, giấy phép số 123/GP-TTĐT",
        "tài khoản số 3713.0.1058/KB",
        "Nghị quyết 0",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_no_document(text: str):
    assert citations_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các Nghị quyết số 18, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("các Nghị quyết 18 và 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("các Nghị quyết số 18-NQ/TW, số 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("các Nghị quyết số 18, số 19 và số 20-NQ/TW", ["18-NQ/TW", "19-NQ/TW", "20-NQ/TW"]),
        ("các Nghị quyết từ số 18 đến số 21-NQ/TW", ["18-NQ/TW", "19-NQ/TW", "20-NQ/TW", "21-NQ/TW"]),
        ("các Nghị định số 42/2022/NĐ-CP, 43/2022/NĐ-CP", ["42/2022/NĐ-CP", "43/2022/NĐ-CP"]),
        ("Nghị quyết số 25-NQ/TW; Kết luận 43-KL/TW và Chỉ thị 5-CT/TW", ["25-NQ/TW", "43-KL/TW", "05-CT/TW"]),
    ],
)
def test_a_list_gives_each_of_its_documents(text: str, expected: list[str]):
    assert [number for _, number in found(text)] == expected


def test_the_members_of_a_list_share_type_and_date():
    assert [
        (one.type, one.date) for one in citations_in("các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017 của Đảng")
    ] == [("Nghị quyết", date(2017, 10, 25))] * 2


def test_the_members_of_a_list_share_the_issuer_named_after_the_last():
    found_issuers = [one.issuer for one in citations_in("Chỉ thị 20-CT/HU và 21-CT/HU của Huyện ủy Yên Mẫu")]
    assert [one and one.place_name for one in found_issuers] == ["Yên Mẫu", "Yên Mẫu"]


def test_another_kind_in_a_list_is_not_given_the_type_before_it():
    assert found("Nghị quyết số 25-NQ/TW, 43-KL/TW") == [("Nghị quyết", "25-NQ/TW"), ("Kết luận", "43-KL/TW")]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 217-QĐ/TW ngày 12/12/2013",
        "Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị",
        "Quyết định số 217-QĐ/TW 12-12-2013",
        "Quyết định số 217-QĐ/TW ngày 12.12.2013",
        "Quyết định số 217-QĐ/TW (12/12/2013)",
        "Quyết định số 217-QĐ/TW (ngày 12/12/2013)",
        "Quyết định số 217-QĐ/TW ngày 12 tháng 12 năm 2013",
        "Quyết định số 217-QĐ/TW ban hành ngày 12/12/2013",
        "Quyết định số 217-QĐ/TW của Bộ Chính trị ngày 12/12/2013",
        "Quyết định số 217-QĐ/TW của Bộ Chính trị khóa XI, ngày 12/12/2013",
        "Quyết định số 217-QĐ/TW\t12/12/2013\tBộ Chính trị",
        "Quyết định số 217-QĐ/TW. Quyết định này được ban hành ngày 12/12/2013.",
        "Quyết định số 217-QĐ/TW. Quyết định do Bộ Chính trị ban hành ngày 12/12/2013.",
    ],
)
def test_the_day_of_a_document_is_read(text: str):
    assert only(text).date == date(2013, 12, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Theo Quyết định số 217-QĐ/TW, ngày 12/12/2018 Huyện ủy tổ chức hội nghị",
        "Thực hiện Quyết định số 217-QĐ/TW, ngày 12/12/2018, Huyện ủy tổ chức hội nghị",
        "Quyết định số 217-QĐ/TW. Ngày 12/12/2018, Huyện ủy họp",
        "Quyết định số 217-QĐ/TW ngày 12/12",
        "Quyết định số 217-QĐ/TW năm 2013",
    ],
)
def test_the_day_of_an_event_is_not_the_day_of_a_document(text: str):
    assert only(text).date is None


def test_a_day_that_no_calendar_has_is_told():
    one = only("Quyết định số 217-QĐ/TW ngày 31/02/2013")
    assert (one.date, one.impossible) == (None, "31/02/2013")


@pytest.mark.parametrize(
    ("text", "issuer", "place"),
    [
        ("Kế hoạch số 120-KH/HU của Huyện ủy Thử Nghiệm", "Huyện ủy Thử Nghiệm", "Thử Nghiệm"),
        ("Kế hoạch số 120-KH/HU, ngày 17/7/2018 của Ban Thường vụ Huyện uỷ về", "Ban Thường vụ Huyện uỷ", ""),
        ("Quyết định số 5/QĐ-UBND của Chủ tịch UBND tỉnh Đồng Mẫu", "Chủ tịch UBND tỉnh Đồng Mẫu", "Đồng Mẫu"),
        ("UBND xã Mẫu Một ban hành Kế hoạch số 8/KH-UBND", "UBND xã Mẫu Một", "Mẫu Một"),
        ("Nghị quyết số 5/NQ-HĐND do HĐND tỉnh ban hành", "HĐND tỉnh", ""),
        ("Kết luận số 120\tBộ Chính trị khóa XI", "Bộ Chính trị", ""),
        ("Kế hoạch số 120-KH/HU của Huyện ủy Về việc thử", "Huyện ủy", ""),
    ],
)
def test_who_issued_a_document_is_read_where_it_is_said(text: str, issuer: str, place: str):
    said = only(text).issuer
    assert said is not None
    assert (said.text, said.place_name) == (issuer, place)


@pytest.mark.parametrize("text", ["Chỉ thị số 20-CT/ThU", "theo Luật An ninh mạng số 24/2018/QH14 mới", "nêu 25-NQ/TW"])
def test_the_span_is_what_readers_see_as_the_citation(text: str):
    one = only(text)
    assert text[one.start : one.end] == one.written
    assert text[one.number_start].isdigit()


def test_a_document_cited_again_and_again_is_found_each_time():
    assert len(citations_in("Chỉ thị số 20-CT/ThU và Chỉ thị 20-CT/ThU. Chỉ thị số 20-CT/ThU.")) == 3


PIECES = st.sampled_from(
    [
        "Nghị quyết",
        "các",
        "số",
        " ",
        " ",
        "\t",
        "18",
        "25-NQ/TW",
        ",",
        "và",
        "đến",
        "42/2022/NĐ-CP",
        "/",
        "-",
        "KL",
        "TU",
    ]
    + [
        "ngày",
        "12/12/2013",
        "31/02/2018",
        "của",
        "Huyện ủy",
        "Kim",
        "(",
        ")",
        ".",
        "4946/BTTTT-CNTT",
        "0",
        "30a",
        "QH15",
    ]
)


@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map(" ".join)
    )
)
def test_no_text_breaks_the_grammar_and_every_span_lies_in_the_text(text: str):
    last = 0
    for one in citations_in(text):
        assert 0 <= one.start <= one.number_start < one.end <= len(text)
        assert text[one.start : one.end] == one.written
        assert one.start >= last
        last = one.start


@pytest.mark.parametrize(
    "piece",
    ["Nghị quyết số ", "1, 2, 3 và ", "25-NQ/", "Nghị quyết số 25-NQ/TW ngày 03/6/2013 và ", "UBND Mẫu ban hành "],
)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str):
    def seconds(length: int) -> float:
        text = piece * length + "25-NQ/TW"
        taken = []
        for _ in range(3):
            start = process_time()
            citations_in(text)
            taken.append(process_time() - start)
        return min(taken)

    assert seconds(4_000) < 12 * seconds(1_000) + 0.02
