// Cuts out of a page's words what shows why it was found.
import { shown } from "./search-words.js";

const PART = "\u00b6";
const LENGTH = 34;
const BEFORE = 6;

// Each is a list of [words, whether they were asked for]; `note` is empty unless only it has all that was asked for.
export function excerptOf(content, places, asked) {
  const words = content.split(" ");
  const hits = new Set(places);
  const ends = [...words.keys()].filter((at) => words[at] === PART);
  const parts = [-1, ...ends].map((end, index) => ({ from: end + 1, to: ends[index] ?? words.length }));
  const [title, told, added, ...notes] = parts;
  const runs = new Set(places.filter((at) => Array.from({ length: asked }).every((_, step) => hits.has(at + step))));
  const text = [told, added].find((one) => countIn(runs, one)) ?? [told, added].find((one) => countIn(hits, one)) ?? told;
  const note = notes.find((one) => countIn(hits, one) >= asked);
  const window = densest(countIn(runs, text) ? runs : hits, text, words);
  const cut = marked(words, hits, window);
  if (window.from > text.from) cut.unshift(["… ", false]);
  if (window.to < text.to) cut.push([" …", false]);
  return {
    title: marked(words, hits, title),
    text: cut,
    note: note && countIn(hits, title) + countIn(hits, window) < asked ? marked(words, hits, note) : [],
  };
}

const countIn = (hits, { from, to }) => [...hits].filter((at) => at >= from && at < to).length;

function densest(hits, { from, to }, words) {
  let best = from;
  let most = 0;
  for (const at of [...hits].sort((one, other) => one - other)) {
    const count = at >= from && at < to ? countIn(hits, { from: at, to: Math.min(to, at + LENGTH - BEFORE) }) : 0;
    if (count > most) [best, most] = [at, count];
  }
  let start = Math.max(from, best - BEFORE);
  for (let at = best; at > start; at -= 1) {
    if (/[.!?]$/.test(words[at - 1])) start = at;
  }
  if (best - from < BEFORE * 2) start = from;
  return { from: start, to: Math.min(to, start + LENGTH) };
}

// Neighbouring words that were asked for become one mark; signs around them stay outside.
function marked(words, hits, { from, to }) {
  const pieces = [];
  const add = (text, isHit) => {
    if (!text) return;
    const last = pieces.at(-1);
    if (last?.[1] === isHit) last[0] += text;
    else pieces.push([text, isHit]);
  };
  let isOpen = false;
  for (let at = from; at < to; at += 1) {
    const [, before, word, after] = shown(words[at]).match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
    const isHit = hits.has(at);
    if (at > from) add(" ", isOpen && isHit && !before);
    add(before, false);
    add(word, isHit);
    add(after, false);
    isOpen = isHit && !after;
  }
  return pieces;
}
