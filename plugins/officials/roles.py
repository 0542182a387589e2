"""Which part somebody played, by the verb: chaired, attended, spoke, directed, presented, received."""

from __future__ import annotations

from typing import Literal

from plugins.core.word_lists import words
from plugins.officials.prose import Phrases, Prose, longest, phrases

Role = Literal["chaired", "attended", "spoke", "directed", "presented", "received"]
ROLES: tuple[Role, ...] = ("chaired", "attended", "spoke", "directed", "presented", "received")
"""In the order in which front matter lists them."""

_VERBS: dict[Role, str] = {
    "chaired": "chủ trì|đồng chủ trì|điều hành|chủ tọa|làm chủ tọa",
    "attended": (
        "dự|tham dự|cùng dự|tới dự|đến dự|về dự|tham gia|có mặt|dự họp|cùng đi|thăm|đến thăm|tới thăm|đi thăm"
        "|kiểm tra|giám sát|khảo sát|dâng hương|làm việc|tiếp xúc cử tri|tiếp đoàn|đón đoàn|đón tiếp|tiếp đón"
        "|chào mừng|thăm hỏi|cùng tham gia|cùng tham dự|dự chỉ đạo"
    ),
    "spoke": (
        "phát biểu|phát biểu khai mạc|khai mạc|bế mạc|phát biểu bế mạc|tham luận|báo cáo|trình bày|cho biết|chia sẻ"
        "|khẳng định|bày tỏ|trả lời|giải trình|phát động|công bố|thông qua báo cáo|quán triệt|đọc|nêu rõ|nói"
        "|nói chuyện|cho rằng|cho hay"
    ),
    "directed": (
        "phát biểu chỉ đạo|phát biểu kết luận|chỉ đạo|kết luận|nhấn mạnh|yêu cầu|đề nghị|lưu ý|giao|chỉ rõ"
        "|phát biểu và chỉ đạo|gợi ý|định hướng"
    ),
    "presented": (
        "trao|tặng|trao tặng|trao thưởng|khen thưởng|gắn huân chương|trao quà|tặng quà|trao giấy khen|tặng hoa"
    ),
    "received": (
        "đón nhận|tiếp nhận|được tặng|được trao|được trao tặng|được nhận|được khen thưởng|được tặng thưởng|vinh dự nhận"
        "|được biểu dương|được tuyên dương|nhận bằng khen|nhận giấy khen|nhận hoa|nhận huân chương|nhận huy hiệu"
        "|nhận kỷ niệm chương|nhận quyết định|nhận quà|nhận danh hiệu|nhận cờ|nhận thưởng|nhận giải|nhận huy chương"
        "|nhận nhiệm vụ|nhận học bổng"
    ),
}
_LOOK_ALIKES = (
    "trao đổi|tặng lại|chỉ đạo phong trào|bàn giao|giao ban|giao lưu|giao thông|giao dịch|báo cáo viên|yêu cầu của"
    "|đề nghị của|dự thảo|dự án|dự toán|dự báo|dự kiến|dự phòng|tham gia giao thông|đọc sách|khảo sát viên"
    "|tặng phẩm|dự luật|kiểm tra giám sát|chia sẻ kinh nghiệm của|giao đất|kết luận số|kết luận của"
    "|trả lời phỏng vấn|không dự|không tham dự|chưa dự|nói chung|nói riêng|vắng mặt|được giao|giao thừa"
    "|đọc diễn văn của"
)
VERBS: Phrases = phrases(
    {verb: role for role, verbs in _VERBS.items() for verb in verbs.split("|")}
    | dict.fromkeys(_LOOK_ALIKES.split("|"), "")
)
ABSENT = phrases({"vắng mặt": "", "không dự": "", "không tham dự": "", "không thể dự": "", "chưa dự": ""})

_FILLERS = words(
    "đã đang sẽ cũng cùng còn vừa trực tiếp lần lượt vinh thay mặt đại diện tục đến tới về đồng thời đồng_thời đều"
    " sau đó nhiệt liệt xin chúc mừng long trọng xúc động phấn khởi vui rất được chủ"
)
"""Words between a person and the verb, or between two verbs, that keep the person its subject."""
_AGAIN = frozenset(("và", ",", "đã", "thời", "cũng", "cùng", "sẽ", "còn", "–", "-"))
"""Signs after which a further verb of the same person may stand."""
_LONGEST_PREDICATE = 70


def verb_at(prose: Prose, index: int) -> tuple[int, Role | None] | None:
    """Return the end and the role of the verb at a token, None for the role of one that only looks alike."""
    found = longest(VERBS, prose, index)
    if found is None:
        return None
    end, meaning = found
    return end, next((role for role in ROLES if role == meaning), None)


def predicate(prose: Prose, index: int, limit: int) -> tuple[set[Role], bool]:
    """Return the roles that follow somebody up to a token, and whether the person was absent.

    Only verbs of which the person is the subject count: the first after the name, and those joined to it by “và”, a
    comma, “đồng thời”. What follows a colon or stands in quotation marks is said by the person, not of the person.
    """
    roles: set[Role] = set()
    expecting = True
    limit = min(limit, index + _LONGEST_PREDICATE, prose.size)
    while index < limit:
        word = prose.words[index]
        if word in (":", ";", "“", '"', "("):
            break
        if expecting:
            if longest(ABSENT, prose, index):
                return set(), True
            found = verb_at(prose, index)
            if found is not None:
                index, role = found
                if role:
                    roles.add(role)
                expecting = False
                continue
        if word in _AGAIN:
            expecting = True
        elif word not in _FILLERS:
            expecting = False
        index += 1
    return roles, False


_PLAIN = words("chủ phát dự tham cho chia nhấn khẳng trao tặng yêu đề trình bày kết được đón cùng tới đến")
"""First words of verbs that are hardly ever anything but what somebody does."""
_OTHERS = words("đại lãnh cùng các một toàn đông hơn trên những")
"""First words of others who did it too: “; đại diện các sở, ngành tham dự”."""
_LONGEST_APPOSITION = 25


def distant_predicate(prose: Prose, index: int, limit: int) -> set[Role]:
    """Return the role of the first verb behind what else is said of somebody, or behind others who joined in."""
    if index >= limit or prose.words[index] not in (",", ";", "–", "-", "(", "và", "cùng"):
        return set()
    if prose.words[index] == ";" and prose.words[min(index + 1, limit - 1)] not in _OTHERS:
        return set()
    for at in range(index + 1, min(limit, index + _LONGEST_APPOSITION)):
        if prose.words[at] in (":", "“", '"') or at > index + 1 and prose.words[at] == ";":
            return set()
        found = verb_at(prose, at)
        if found and found[1] and prose.words[at] in _PLAIN and prose.words[at - 1] not in _NOUNS:
            return predicate(prose, at, limit)[0]
    return set()


_NOUNS = words("việc công sự ban của để theo tại được phải về ý")


def in_order(roles: set[Role]) -> tuple[Role, ...]:
    """Return roles in the order of `ROLES`."""
    return tuple(role for role in ROLES if role in roles)


def is_filler(word: str) -> bool:
    """Whether a word may stand before a verb that opens a sentence."""
    return word in _FILLERS or word in ("phần", "phía", "hội", "nghị", "tại", "buổi", "lễ")
