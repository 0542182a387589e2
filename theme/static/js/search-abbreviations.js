// Writes a query the other way: “HĐND” in full, “hội đồng nhân dân” abbreviated.
import { spellings, wordsOf } from "./search-words.js";

const MOST = 8;

// At most eight forms: `words`, and `run`, how many of them must stand side by side. A pair with a third part holds for
// capitals only.
export function otherForms(query, pairs) {
  const asked = wordsOf(query);
  const turns = pairs.filter(([from, , isCapital]) => !isCapital || query.includes(from)).map(([from, to]) => [wordsOf(from), wordsOf(to)]);
  const rests = [];
  rests[asked.length] = [{ words: [], run: 0 }];
  for (let at = asked.length - 1; at >= 0; at -= 1) {
    const fitting = turns.filter(([from]) => from.every((word, step) => isSame(asked[at + step], word)));
    const longest = Math.max(...fitting.map(([from]) => from.length));
    const ways = [...fitting.filter(([from]) => from.length === longest), [[0], [asked[at]]]];
    rests[at] = ways
      .flatMap(([from, to]) => rests[at + from.length].map(({ words, run }) => ({ words: [...to, ...words], run: Math.max(run, from[0] && to.length) })))
      .slice(0, MOST);
  }
  return rests[0].filter(({ run }) => run);
}

const isSame = (asked, word) => asked === word.normalize("NFD").replace(/\p{M}/gu, "") || spellings([word]).some(([one]) => one === asked);
