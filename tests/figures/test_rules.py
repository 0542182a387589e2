"""Figures in prose that contradict each other are told with the sum; those that may be right are left alone."""

from __future__ import annotations

import pytest

from plugins.core.problems import Problem
from plugins.core.prose import plain_passage, read_prose
from plugins.figures.rules import LONGEST_SENTENCE, figure_problems


def told(text: str) -> list[Problem]:
    return figure_problems(read_prose(text, 1), "content/x.md")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "thị xã có 112 mô hình, trong đó 27 mô hình cấp tỉnh, 84 mô hình cấp thị xã.",
            "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 27 + 84 = 111.",
        ),
        (
            "có 112 mô hình đăng ký, gồm 27 mô hình cấp tỉnh và 58 mô hình cấp thị xã.",
            "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 27 + 58 = 85.",
        ),
        (
            "có 112 mô hình, trong đó 27 mô hình cấp tỉnh và 58 mô hình cấp thị xã.",
            "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 27 + 58 = 85.",
        ),
        (
            (
                "có 112 mô hình, trong đó 27 mô hình cấp tỉnh và 85 mô hình cấp thị xã; theo lĩnh vực có 19 mô hình"
                " lĩnh vực kinh tế, 67 mô hình lĩnh vực văn hóa, 12 mô hình lĩnh vực quốc phòng, 15 mô hình lĩnh "
                "vực xây dựng Đảng."
            ),
            "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 19 + 67 + 12 + 15 = 113.",
        ),
        (
            "Tổng kinh phí 500 triệu đồng, gồm ngân sách 300 triệu đồng, nhân dân góp 150 triệu đồng.",
            "Tổng ghi là 500 triệu đồng, nhưng các phần cộng lại là 300 triệu + 150 triệu = 450 triệu.",
        ),
        (
            (
                "Có 143 mô hình: 54 mô hình đô thị, 4 mô hình kinh tế, 70 mô hình văn hóa, 8 mô hình quốc phòng, 6 "
                "mô hình chính trị."
            ),
            "Tổng ghi là 143 mô hình, nhưng các phần cộng lại là 54 + 4 + 70 + 8 + 6 = 142.",
        ),
        (
            (
                "Có 143 mô hình (54 mô hình đô thị, 4 mô hình kinh tế, 70 mô hình văn hóa, 8 mô hình quốc phòng, 6 "
                "mô hình chính trị)."
            ),
            "Tổng ghi là 143 mô hình, nhưng các phần cộng lại là 54 + 4 + 70 + 8 + 6 = 142.",
        ),
        (
            "Khen thưởng 30 tập thể, cá nhân, gồm 11 tập thể và 18 cá nhân.",
            "Tổng ghi là 30 tập thể, nhưng các phần cộng lại là 11 + 18 = 29.",
        ),
        (
            "thị xã có một trăm mười hai mô hình, gồm 27 mô hình cấp tỉnh và 84 mô hình cấp thị xã.",
            "Tổng ghi là một trăm mười hai mô hình, nhưng các phần cộng lại là 27 + 84 = 111.",
        ),
        (
            "Trên địa bàn có 112 mô hình. Trong đó, 27 mô hình cấp tỉnh, 84 mô hình cấp thị xã.",
            "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 27 + 84 = 111.",
        ),
        (
            "có 112 mô hình, gồm 27 mô hình cấp tỉnh (15 tập thể, 13 cá nhân) và 85 mô hình cấp thị xã.",
            "Tổng ghi là 27 mô hình, nhưng các phần cộng lại là 15 + 13 = 28.",
        ),
        (
            "Toàn tỉnh có 2.700 mô hình, gồm 1.200 mô hình kinh tế, 900 mô hình văn hóa, 500 mô hình quốc phòng.",
            "Tổng ghi là 2.700 mô hình, nhưng các phần cộng lại là 1.200 + 900 + 500 = 2.600.",
        ),
        (
            "12 đồng chí, gồm 8 nam và 5 nữ.",
            "Tổng ghi là 12 đồng chí, nhưng các phần cộng lại là 8 + 5 = 13.",
        ),
        (
            "27 mô hình cấp tỉnh, 85 mô hình cấp thị xã, tổng cộng 113 mô hình.",
            "Tổng ghi là 113 mô hình, nhưng 27 + 85 = 112.",
        ),
        (
            "Thị xã có hai mươi mốt chi bộ, gồm 11 chi bộ thôn và 11 chi bộ cơ quan.",
            "Tổng ghi là hai mươi mốt chi, nhưng các phần cộng lại là 11 + 11 = 22.",
        ),
        (
            (
                "Năm ấy huyện đăng ký 112 mô hình trong đó có (27 mô hình cấp tỉnh, 85 mô hình cấp huyện. Trên lĩnh"
                " vực kinh tế có 19 mô hình, lĩnh vực văn hóa, xã hội 66 mô hình, lĩnh vực an ninh 12 mô hình, lĩnh"
                " vực chính quyền 14 mô hình)."
            ),
            "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 19 + 66 + 12 + 14 = 111.",
        ),
        (
            (
                "Năm ấy huyện đăng ký 112 mô hình trong đó có (27 mô hình cấp tỉnh, 84 mô hình cấp huyện. Trên lĩnh"
                " vực kinh tế có 19 mô hình."
            ),
            "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 27 + 84 = 111.",
        ),
        (
            ("Trong 112 mô hình đăng ký có 65 mô hình được công nhận, gồm 40 mô hình cấp xã và 24 mô hình cấp thôn."),
            "Tổng ghi là 65 mô hình, nhưng các phần cộng lại là 40 + 24 = 64.",
        ),
    ],
)
def test_parts_that_miss_their_total_are_told_with_their_sum(text: str, reason: str) -> None:
    assert [(one.rule, one.reason, one.severity) for one in told(text)] == [("sum-of-parts", reason, "warning")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Từ 62 mô hình giai đoạn trước lên 143 mô hình hiện nay, tăng 82 mô hình.",
            "Từ 62 mô hình đến 143 mô hình là tăng 81, nhưng bài ghi tăng 82 mô hình.",
        ),
        (
            (
                "Trong giai đoạn 2013–2018, quận có 62 mô hình. Đến nay con số ấy là 143, tức thêm 82 mô hình, gấp "
                "hơn hai lần trước."
            ),
            "Từ 62 mô hình đến 143 là tăng 81, nhưng bài ghi tăng 82 mô hình.",
        ),
        (
            "Năm 2018 có 62 mô hình, năm 2023 có 143 mô hình, tăng 91 mô hình.",
            "Từ 62 mô hình đến 143 mô hình là tăng 81, nhưng bài ghi tăng 91 mô hình.",
        ),
        (
            "Năm 2018 có 62 mô hình, đến nay có 143 mô hình, tăng 18 mô hình.",
            "Từ 62 mô hình đến 143 mô hình là tăng 81, nhưng bài ghi tăng 18 mô hình.",
        ),
        (
            "Toàn huyện có 143 mô hình, tăng 80 mô hình so với giai đoạn trước (62 mô hình).",
            "Từ 62 mô hình đến 143 mô hình là tăng 81, nhưng bài ghi tăng 80 mô hình.",
        ),
        (
            "Số hộ nghèo từ 120 hộ xuống còn 80 hộ, giảm 50 hộ.",
            "Từ 120 hộ đến 80 hộ là giảm 40, nhưng bài ghi giảm 50 hộ.",
        ),
        (
            "Tỷ lệ hộ nghèo từ 5,2% xuống còn 3,1%, giảm 3,1%.",
            "Từ 5,2% đến 3,1% là giảm 40,4%, nhưng bài ghi giảm 3,1%.",
        ),
        (
            "Số mô hình từ 62 lên 143, tăng 230%.",
            "Từ 62 đến 143 là tăng 130,6%, nhưng bài ghi tăng 230%.",
        ),
    ],
)
def test_change_that_is_not_the_difference_is_told_with_the_true_one(text: str, reason: str) -> None:
    assert [(one.rule, one.reason, one.severity) for one in told(text)] == [("change-of-figures", reason, "warning")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "10/12 xã, thị trấn, đạt 88,3% tổng số xã.",
            "10/12 là 83,3%, nhưng bài ghi 88,3%.",
        ),
        (
            "Có 65/112 mô hình được công nhận, đạt 85%.",
            "65/112 là 58%, nhưng bài ghi 85%.",
        ),
        (
            "Có 112 mô hình, trong đó 27 mô hình cấp tỉnh (chiếm 42,1%), 85 mô hình cấp thị xã (chiếm 75,9%).",
            "27/112 mô hình là 24,1%, nhưng bài ghi 42,1%.",
        ),
    ],
)
def test_share_that_is_not_what_the_figures_make_is_told_with_the_true_one(text: str, reason: str) -> None:
    assert [(one.rule, one.reason, one.severity) for one in told(text)] == [("share-of-total", reason, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "thị xã có 112 mô hình, trong đó 27 mô hình cấp tỉnh, 85 mô hình cấp thị xã.",
        "có 112 mô hình, trong đó 27 mô hình cấp tỉnh.",
        (
            "có 112 mô hình, trong đó 27 mô hình cấp tỉnh và 85 mô hình cấp thị xã; theo lĩnh vực có 19 mô hình"
            " kinh tế, 67 mô hình văn hóa, 12 mô hình quốc phòng, 14 mô hình xây dựng Đảng."
        ),
        (
            "có 112 mô hình, gồm 27 mô hình cấp tỉnh, 85 mô hình cấp thị xã, 19 mô hình kinh tế, 67 mô hình văn"
            " hóa, xã hội, 12 mô hình quốc phòng, 14 mô hình xây dựng Đảng."
        ),
        "500 mô hình, trong đó 150 mô hình về kinh tế, 250 mô hình về văn hóa.",
        "120 đại biểu, trong đó 50 đại biểu nữ, 71 đại biểu là đảng viên.",
        (
            "Có hơn 3.600 hộ kê khai; hơn 1.400 hộ được hỗ trợ, trong đó, có trên 260 hộ khó khăn; có 18 tập "
            "thể và 24 cá nhân góp sức"
        ),
        "Tổng kinh phí 1,2 tỷ đồng, trong đó ngân sách 800 triệu đồng, nhân dân góp 400 triệu đồng.",
        (
            "Có 143 mô hình: 54 mô hình đô thị, 4 mô hình kinh tế, 70 mô hình văn hóa, 8 mô hình quốc phòng, 7 "
            "mô hình chính trị."
        ),
        "Khen thưởng 30 tập thể, cá nhân, gồm 11 tập thể và 19 cá nhân.",
        "Đoàn gồm 12 người, 3 xe.",
        "Đoàn có 120 người, gồm 15 cán bộ, 3 bác sĩ và học sinh các trường.",
        "Ngày 03/6/2013 có 25 đồng chí dự, gồm lãnh đạo 12 xã và 8 ban.",
        ("thị xã có một trăm mười hai mô hình, gồm hai mươi bảy mô hình cấp tỉnh và tám mươi lăm mô hình cấp thị xã."),
        "có 112 mô hình, gồm 27 mô hình cấp tỉnh (15 tập thể, 12 cá nhân) và 85 mô hình cấp thị xã.",
        "Có 1.250 hộ, trong đó 120 hộ nghèo, 80 hộ cận nghèo.",
        "Huyện có 12 xã, thị trấn với 120 chi bộ, gồm 10 chi bộ quân sự.",
        ("Toàn tỉnh có hơn 2.700 mô hình, gồm 1.200 mô hình kinh tế, 900 mô hình văn hóa, 500 mô hình quốc phòng."),
        "Năm 2018 có 5 lớp tập huấn cho 250 người, trong đó lần lượt là 120 và 130 người.",
        "Lớp có 45 em, trong đó 20 em 12 tuổi, 15 em 13 tuổi.",
        (
            "Đại hội bầu Ban Chấp hành gồm 15 đồng chí, Ban Thường vụ gồm 5 đồng chí, đoàn đại biểu gồm 12 đồng"
            " chí chính thức và 1 đồng chí dự khuyết."
        ),
        (
            "Đại hội bầu Ban Chấp hành gồm 15 đồng chí; Ban Thường vụ gồm 5 đồng chí; đoàn đại biểu gồm 12 đồng"
            " chí chính thức và 1 đồng chí dự khuyết."
        ),
        "Huyện có 12 xã, thị trấn với 120 thôn, trong đó 5 xã đạt chuẩn nông thôn mới, 3 xã đạt nâng cao.",
        "Chương trình gồm 2 phần: phần 1 có 5 tiết mục, phần 2 có 7 tiết mục.",
        "xây dựng 3 tuyến đường dài 5 km, gồm: tuyến A 2 km, tuyến B 1,5 km, tuyến C 1,5 km.",
        (
            "Năm 2023, thu ngân sách 250 tỷ đồng, đạt 110% dự toán, trong đó thu nội địa 150 tỷ đồng, thu tiền "
            "sử dụng đất 95 tỷ đồng."
        ),
        "Tỷ lệ hộ nghèo giảm từ 5% năm 2018 xuống 3% năm 2020, bình quân giảm 1% mỗi năm.",
        "Tỷ lệ hộ nghèo giảm từ 5% năm 2018 xuống 3% năm 2020, giảm 1%/năm.",
        "Số mô hình từ 62 lên 143 mô hình, tăng 10 mô hình cấp tỉnh.",
        "Có 143 mô hình, tăng 10 mô hình so với kế hoạch, vượt 5 mô hình.",
        "Năm 2018 có 60 mô hình. Năm 2019 có 65 mô hình, tăng 4 mô hình so với kế hoạch.",
        "10/12 xã, thị trấn có 85% hộ dân dùng nước sạch.",
        "10/12 xã, thị trấn đạt 85% tiêu chí.",
        "10/12 xã, thị trấn, đạt 83,3% tổng số xã.",
        "Ban Chấp hành nhiệm kỳ 2020-2025 gồm 39 đồng chí, trong đó nữ 8 đồng chí, trẻ 4 đồng chí.",
        "Tổ công tác có 7 người, trong đó có 2 người là Ủy viên, 4 người là chuyên viên.",
        "Liên hệ số điện thoại 0912.345.678 hoặc 0239 3855 123, gồm 3 máy lẻ 12, 13, 14.",
        "Căn cứ Nghị quyết số 25-NQ/TW, Quyết định 217-QĐ/TW, trong đó nêu 3 nhóm việc và 5 giải pháp.",
        "Có 5 hộ được tặng quà, trong đó hộ bà Mẫu 82 tuổi, hộ ông Thử 75 tuổi.",
        "Ngày 12/10/2023, 62 mô hình, gồm: từ 10-15 mô hình cấp tỉnh và 40 mô hình cấp huyện.",
        "Xã trao 112 suất quà, gồm 50 kg gạo, 61 thùng mì.",
        "Năm 2020 có 30 lớp với 1.200 học viên, trong đó 15 lớp chính trị, 14 lớp nghiệp vụ khác.",
        "Huyện chi 1,2 tỷ đồng, gồm 0,8 tỷ đồng cho đường và 0,39 tỷ đồng cho trường.",
        (
            "Kỳ họp có 50 đại biểu, gồm 30 đại biểu cấp xã, 20 đại biểu cấp thôn, trong đó có 15 đại biểu nữ, "
            "34 đại biểu nam."
        ),
        (
            "Trong tổng số 65 mô hình được công nhận (tăng 5 mô hình so với năm 2017), có 8 mô hình được biểu "
            "dương và 57 mô hình được khen."
        ),
        "Thị xã có hai mươi mốt chi bộ, gồm mười một chi bộ thôn và mười chi bộ cơ quan.",
        (
            "Năm ấy huyện đăng ký 112 mô hình trong đó có (27 mô hình cấp tỉnh, 85 mô hình cấp huyện. Trên lĩnh"
            " vực kinh tế có 19 mô hình, lĩnh vực văn hóa, xã hội 67 mô hình, lĩnh vực an ninh 12 mô hình, lĩnh"
            " vực chính quyền 14 mô hình)."
        ),
        "Từ 62 mô hình giai đoạn trước lên 143 mô hình hiện nay, tăng 81 mô hình.",
        (
            "Trong giai đoạn 2013–2018, quận có 62 mô hình. Đến nay con số ấy là 143, tức thêm 81 mô hình, gấp "
            "hơn hai lần trước."
        ),
        "Có 112 mô hình, 65 mô hình được công nhận, tăng 10 mô hình so với năm 2017.",
        "Toàn huyện có 143 mô hình, tăng 81 mô hình so với giai đoạn trước (62 mô hình).",
        "Số hộ nghèo giảm từ 120 hộ xuống còn 80 hộ, giảm 40 hộ.",
        "Tỷ lệ hộ nghèo từ 5,2% xuống còn 3,1%, giảm 2,1%.",
        "Số mô hình từ 62 lên 143, tăng 130%.",
        "Có 65/112 mô hình được công nhận, đạt 58%.",
        "Có 65/112 mô hình được công nhận, đạt 58,04%.",
        "Ngày 9/10 mô hình đạt 100% kế hoạch.",
        "Có 9/10 xã đạt chuẩn, chiếm 90% số xã.",
        "Có 55/50 hộ, đạt 110% kế hoạch.",
        "Sáng 19/12 Thị ủy họp, 95% đại biểu dự.",
        "Có 112 mô hình, trong đó 27 mô hình cấp tỉnh (chiếm 24,1%), 85 mô hình cấp thị xã (chiếm 75,9%).",
        "Hai nhóm văn hóa - xã hội và đô thị cộng lại là 124 mô hình.",
        ("Trong 112 mô hình đăng ký có 65 mô hình được công nhận, gồm 40 mô hình cấp xã và 25 mô hình cấp thôn."),
    ],
)
def test_figures_that_may_be_right_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_list_is_the_breakdown_of_the_words_that_lead_to_it() -> None:
    text = (
        "Có 112 mô hình, chia theo lĩnh vực:\n\n- Kinh tế: 19 mô hình;\n- Văn hóa: 67 mô hình;\n- An ninh: {} mô hình."
    )
    assert told(text.format(26)) == []
    (problem,) = told(text.format(25))
    assert problem.reason == "Tổng ghi là 112 mô hình, nhưng các phần cộng lại là 19 + 67 + 25 = 111."
    assert problem.line == 1


def test_problem_quotes_the_figures_and_stands_at_their_line() -> None:
    (problem,) = told(
        "Mở đầu.\n\nNăm 2018, thị xã\ncó **112 mô hình**, gồm 27 mô hình cấp tỉnh\nvà 84 mô hình cấp thị xã.\n"
    )
    assert (problem.path, problem.line) == ("content/x.md", 4)
    assert problem.shown_value == "112 mô hình , gồm 27 mô hình cấp tỉnh và 84"
    assert "trong đó riêng" in problem.remedy


def test_wording_that_the_remedy_proposes_ends_the_alarm() -> None:
    assert told("Có 112 mô hình, trong đó 27 mô hình cấp tỉnh, 84 mô hình cấp thị xã.") != []
    assert told("Có 112 mô hình, trong đó riêng 27 mô hình cấp tỉnh, 84 mô hình cấp thị xã.") == []


def test_title_is_read_as_well_as_the_text() -> None:
    (problem,) = figure_problems(read_prose("", 9), "x", [plain_passage("Từ 62 lên 143 mô hình, tăng 82", 2)])
    assert (problem.rule, problem.line) == ("change-of-figures", 2)


@pytest.mark.parametrize(
    "piece", ["trong đó 27 mô hình, gồm 5 mô hình, ", "12 mô hình (3 ", "5 mô hình: ", "từ 62 lên 143 tăng 81 "]
)
def test_what_no_reader_would_call_a_sentence_is_left_alone(piece: str) -> None:
    assert told(piece * (LONGEST_SENTENCE * 4 // len(piece))) == []
