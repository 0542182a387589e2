// Asks Pagefind, and puts what it finds in the order in which Vietnamese readers look for it.
import { asBeginning, hasMarks, spellings, wordsOf } from "./search-words.js";

const NOTHING = { filters: { none: "none" } };

// Opens the index that lies in a folder: `find(query)` then answers.
export async function openIndex(folder) {
  const [pagefind, answer] = await Promise.all([import(`${folder}pagefind/pagefind.js`), fetch(`${folder}muc-luc.json`)]);
  if (!answer.ok) throw new Error(answer.status);
  const catalogue = await answer.json();
  await pagefind.options({ baseUrl: "/", ranking: { metaWeights: { title: 8, place: 1, kind: 0, lang: 0, day: 0 } } });
  await pagefind.init();
  return { catalogue, find: (query) => find(pagefind, query) };
}

// Every page with all words that exist: first those that have them with the marks of the query, and of these first
// those that have them side by side, which a query in quotation marks insists on. `unknown` are words that no page has.
async function find(pagefind, query) {
  const asked = wordsOf(query);
  const isPhrase = /^["“”].+["“”]$/.test(query);
  const words = [];
  const unknown = [];
  for (const [place, word] of asked.entries()) {
    const exists = async (form) => (await pagefind.search(form, NOTHING)).unfilteredResultCount > 0;
    if (await exists(word)) words.push(word);
    else if (place === asked.length - 1 && (await exists(asBeginning(word)))) words.push(asBeginning(word));
    else unknown.push(word);
  }
  if (query && !words.length) return { results: [], unknown, words };
  const found = new Map();
  const add = ({ results }, rank) => {
    for (const one of results) {
      const result = { ...one, rank: rank + (longestRun(one.words) >= words.length ? 0 : 1) };
      if (!(found.get(one.id)?.rank <= result.rank)) found.set(one.id, result);
    }
  };
  if (hasMarks(words)) {
    await pagefind.options({ exactDiacritics: true });
    for (const spelling of spellings(words)) add(await pagefind.search(spelling.join(" ")), 0);
    await pagefind.options({ exactDiacritics: false });
  }
  add(await pagefind.search(query ? words.join(" ") : null), hasMarks(words) ? 2 : 0);
  const results = [...found.values()]
    .filter(({ rank }) => !isPhrase || rank % 2 === 0)
    .sort((one, other) => one.rank - other.rank || other.score - one.score);
  return { results, unknown, words };
}

function longestRun(places) {
  let longest = 0;
  let run = 0;
  places.forEach((place, index) => {
    run = index && place === places[index - 1] + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
