"""What an editor is told of a secret in a file, and which numbers are an office's and may be told to everybody."""

from __future__ import annotations

from plugins.agencies.model import Agency
from plugins.core.problems import Problem
from plugins.secrets.findings import findings_in
from plugins.secrets.model import Kind
from plugins.secrets.numbers import digits_of

_TOLD: dict[Kind, tuple[str, str]] = {
    "key": (
        "Đây là khóa hay mã truy cập của một dịch vụ; ai đọc được tệp này đều dùng được nó.",
        "Xóa khỏi tệp rồi hủy khóa ấy ở nơi cấp và xin khóa mới: bản đã lưu trong Git vẫn còn đọc được.",
    ),
    "password": (
        "Đây có vẻ là mật khẩu viết thẳng trong tệp.",
        "Xóa khỏi tệp rồi đổi mật khẩu ấy ngay: bản đã lưu trong Git vẫn còn đọc được.",
    ),
    "identity-number": (
        "Số căn cước hay chứng minh nhân dân của một người không được đưa lên trang.",
        "Xóa số này; nếu cần phân biệt người trùng tên, ghi nơi ở hay nơi công tác.",
    ),
    "account-number": (
        "Đây có vẻ là số tài khoản ngân hàng, chưa được khai là của cơ quan hay quỹ.",
        "Nếu là của cá nhân, xóa đi; nếu là tài khoản công khai, ghi số và tên đơn vị vào public_numbers của"
        " site.yaml.",
    ),
    "telephone": (
        "Đây là số điện thoại di động, chưa được khai là của cơ quan.",
        "Nếu là của cá nhân, xóa đi; nếu là số tiếp dân hay trực ban, ghi số và tên đơn vị vào public_numbers của"
        " site.yaml.",
    ),
}
ALL_KINDS: frozenset[Kind] = frozenset(_TOLD)
OFFICE_KINDS: frozenset[Kind] = frozenset(("telephone", "account-number"))
"""What an office may have too; the other kinds are nobody's to publish."""


def office_numbers(agency: Agency) -> frozenset[str]:
    """Return the digits of the numbers that the agency's card says are an office's."""
    told = [agency.phone, agency.address, *(one.number for one in agency.public_numbers)]
    told += [words.address for words in agency.translations.values()]
    return frozenset(digits for text in told for digits in digits_of(text))


def secret_problems(
    text: str, label: str, offices: frozenset[str], kinds: frozenset[Kind] = ALL_KINDS
) -> list[Problem]:
    """Return a problem per secret of these kinds in the whole text of a file.

    `offices` are the digits of numbers that may stand there; a message never holds the secret.
    """
    return [
        Problem(label, text.count("\n", 0, one.start) + 1, f"secret-{one.kind}", *_TOLD[one.kind], one.shown)
        for one in findings_in(text)
        if one.kind in kinds and not (one.kind in OFFICE_KINDS and one.digits in offices)
    ]


def key_file(label: str, name: str) -> Problem:
    """Return the problem of a file that holds a key, as its name says."""
    return Problem(label, 0, "secret-key", *_TOLD["key"], name)
