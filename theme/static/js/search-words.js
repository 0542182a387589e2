// Writes words as the index of the search has them, and back: the other half of plugins/search/syllables.py.
const CLOSING = "\u01c0";
const TONES = "[\u0300\u0301\u0303\u0309\u0323]?";
const OLD_OR_NEW = new RegExp(`(^|[^q])(?:(o)(${TONES})([ae])(${TONES})|(u)(${TONES})(y)(${TONES}))(?=${CLOSING})`, "g");

// The words of a query, each with its syllables closed; signs and emoji are no words.
export function wordsOf(query) {
  return query
    .normalize("NFC")
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}!-^`-~]+/u)
    .map((word) => (word.match(/[\p{L}\p{N}]+/gu) ?? []).map((run) => run + CLOSING).join(""))
    .filter(Boolean)
    .map((word) => word.replace(/[đð]/g, "ḏ"));
}

// A word as readers know it.
export const shown = (word) => word.replaceAll(CLOSING, "").replaceAll("ḏ", "đ").replaceAll("Ḏ", "Đ");

// The same word as a beginning: “phườ” for those who are still typing.
export const asBeginning = (word) => word.slice(0, -1);

export const hasMarks = (words) => words.some((word) => /[ḏ\u0300-\u036f]/.test(word.normalize("NFD")) || word.includes("ḏ"));

// “hoà”, “hòa”: the tone on the second vowel or on the first, both right.
export function spellings(words) {
  const written = (old) =>
    words.map((word) =>
      word
        .normalize("NFD")
        .replace(OLD_OR_NEW, (_, before, o, tone1, ae, tone2, u, tone3, y, tone4) => {
          const [first, second, tone] = o ? [o, ae, tone1 || tone2] : [u, y, tone3 || tone4];
          return before + (old ? first + tone + second : first + second + tone);
        })
        .normalize("NFC"),
    );
  return [...new Map([words, written(true), written(false)].map((one) => [one.join(" "), one])).values()];
}
