// Asks Pagefind, and puts what it finds in the order in which Vietnamese readers look for it.
import { otherForms } from "./search-abbreviations.js";
import { asBeginning, hasMarks, spellings, wordsOf } from "./search-words.js";

const NOTHING = { filters: { none: "none" } };

// Opens the index that lies in a folder: `find(query)` then answers.
export async function openIndex(folder) {
  const [pagefind, answer] = await Promise.all([import(`${folder}pagefind/pagefind.js`), fetch(`${folder}muc-luc.json`)]);
  if (!answer.ok) throw new Error(answer.status);
  const catalogue = await answer.json();
  await pagefind.options({ baseUrl: "/", ranking: { metaWeights: { title: 6, name: 12, place: 1 } } });
  await pagefind.init();
  let last = Promise.resolve();
  // One at a time: a search changes the options that the next one would run with.
  const inTurn = (query) => (last = last.catch(() => {}).then(() => find(pagefind, query, catalogue.turns)));
  return { catalogue, find: inTurn };
}

// What the query finds as it is written and, but for one in quotation marks, with its abbreviations turned.
async function find(pagefind, query, turns) {
  const isPhrase = /^["“”].+["“”]$/.test(query);
  const found = await asWritten(pagefind, query, isPhrase);
  const otherwise = isPhrase ? [] : await inOtherForms(pagefind, otherForms(query, turns));
  if (!otherwise.length) return found;
  if (found.unknown.length) return { results: otherwise, unknown: [], words: [] };
  return { ...found, results: inOrder([...found.results, ...otherwise]) };
}

// Every page with all words that exist; `unknown` are words that no page has.
async function asWritten(pagefind, query, isPhrase) {
  const asked = wordsOf(query);
  const words = [];
  const unknown = [];
  for (const [place, word] of asked.entries()) {
    if (await exists(pagefind, word)) words.push(word);
    else if (place === asked.length - 1 && (await exists(pagefind, asBeginning(word)))) words.push(asBeginning(word));
    else unknown.push(word);
  }
  if (query && !words.length) return { results: [], unknown, words };
  let found = await ranked(pagefind, words);
  if (!found.length && words.length && words.at(-1) === asked.at(-1) && !isPhrase) {
    words.push(asBeginning(words.pop()));
    found = await ranked(pagefind, words);
  }
  const isWanted = isPhrase ? await phrase(pagefind, words) : () => true;
  return { results: found.filter(({ id }) => isWanted(id)), unknown, words };
}

const exists = async (pagefind, word) => (await pagefind.search(word, NOTHING)).unfilteredResultCount > 0;

async function inOtherForms(pagefind, forms) {
  const found = [];
  for (const { words, run } of forms) {
    // Pagefind leaves out words that no page has.
    if ((await Promise.all(words.map((word) => exists(pagefind, word)))).includes(false)) continue;
    for (const one of await ranked(pagefind, words)) if (longestRun(one.words) >= run) found.push({ ...one, rank: 1 });
  }
  return inOrder(found);
}

function inOrder(results) {
  const best = new Map();
  for (const one of results) if (!(best.get(one.id)?.rank <= one.rank)) best.set(one.id, one);
  return [...best.values()].sort((one, other) => one.rank - other.rank || other.score - one.score);
}

// Every page with all of the words, those first that have them with the marks of the query and side by side.
async function ranked(pagefind, words) {
  const found = [];
  const add = ({ results }, ranks) => {
    for (const one of results) {
      const rank = ranks[longestRun(one.words) >= words.length ? 0 : 1];
      // Pagefind forgets what a result would fetch once its own object is collected, so `data` holds on to it.
      found.push({ ...one, data: () => one.data(), asked: words.length, rank });
    }
  };
  if (hasMarks(words)) {
    await pagefind.options({ exactDiacritics: true });
    for (const spelling of spellings(words)) add(await pagefind.search(spelling.join(" ")), [0, 2]);
    await pagefind.options({ exactDiacritics: false });
  }
  add(await pagefind.search(words.length ? words.join(" ") : null), hasMarks(words) ? [3, 4] : [0, 2]);
  return inOrder(found);
}

// Whether a page has the words one after the other, in their order.
async function phrase(pagefind, words) {
  await pagefind.options({ exactDiacritics: hasMarks(words) });
  const places = [];
  for (const word of words) {
    const { results } = await pagefind.search(word);
    places.push(new Map(results.map((one) => [one.id, new Set(one.words)])));
  }
  await pagefind.options({ exactDiacritics: false });
  return (id) => [...(places[0].get(id) ?? [])].some((at) => places.every((one, step) => one.get(id)?.has(at + step)));
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
