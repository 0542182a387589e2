// The page of the search: asks the index for the words in the box or in the address, and shows what it finds.
import { excerptOf } from "./search-excerpt.js";
import { openIndex } from "./search-engine.js";
import { shown } from "./search-words.js";

const PAGE_SIZE = 10;
const PAUSE = 400;
const page = document.querySelector("[data-bt-search]");
if (page) start();

function start() {
  const part = (name) => page.querySelector(`[data-bt-search-${name}]`);
  const words = JSON.parse(page.dataset.btSearch);
  const form = page.querySelector("form");
  const box = form.elements.q;
  const [said, list, more, empty, tools, clear] = ["said", "list", "more", "empty", "tools", "clear"].map(part);
  const choices = [...tools.querySelectorAll("select")];
  const filters = choices.filter((choice) => choice.name !== "sap-xep");
  const here = new URL(document.baseURI);
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
  const number = (count) => count.toLocaleString(document.documentElement.lang);
  let index;
  let turn = 0;
  let timer;
  let all = [];
  let asked = [];

  const load = () => (index ??= openIndex(new URL(".", here)).then(describe));

  // Turns the rows of the catalogue into what the filters ask.
  function describe({ catalogue, find }) {
    const { kinds, choices: names, pages } = catalogue;
    const ids = (name, numbers) => numbers.map((one) => names[name][one][0]);
    const rows = new Map(
      pages.map(([id, kind, day, section, places, officials, documents, lang]) => [
        id,
        {
          day,
          lang,
          loai: [kinds[kind]],
          nam: day && /tin|anh/.test(kinds[kind]) ? [String(day).slice(0, 4)] : [],
          "chuyen-muc": section < 0 ? [] : ids("chuyen-muc", [section]),
          "dia-phuong": ids("dia-phuong", places),
          "can-bo": ids("can-bo", officials),
          "van-ban": ids("van-ban", documents),
        },
      ]),
    );
    const years = [...new Set([...rows.values()].flatMap((row) => row.nam))].sort().reverse();
    return { find, rows, names: { ...names, loai: kinds.map((id) => [id, words.kinds[id]]), nam: years.map((id) => [id, id]) } };
  }

  function readAddress() {
    const asked = new URLSearchParams(location.search);
    box.value = (asked.get("q") ?? "").slice(0, box.maxLength);
    for (const choice of choices) {
      const value = asked.get(choice.name) ?? "";
      if (![...choice.options].some((option) => option.value === value)) choice.append(new Option(value, value));
      choice.value = value;
    }
  }

  function writeAddress(isNew) {
    const told = new URLSearchParams([box, ...choices].filter((one) => one.value.trim()).map((one) => [one.name, one.value.trim()]));
    const address = String(told) ? `?${told}` : here.pathname;
    if (address !== (location.search || here.pathname)) history[isNew ? "pushState" : "replaceState"](null, "", address);
  }

  const isAsked = () => box.value.trim() || filters.some((choice) => choice.value);

  async function search() {
    const mine = (turn += 1);
    clearTimeout(timer);
    const query = box.value.trim();
    document.title = query ? `${query} – ${words.title}` : words.title;
    if (!isAsked()) {
      all = [];
      said.textContent = "";
      [list, more, empty, tools].forEach((one) => (one.hidden = true));
      return;
    }
    said.textContent ||= words.searching;
    try {
      const opened = await load();
      const found = await opened.find(query);
      if (mine !== turn) return;
      asked = found.words;
      all = found.results.filter(({ id }) => opened.rows.has(id));
      await choose(opened, query, found.unknown);
    } catch (error) {
      if (mine !== turn) return;
      index = undefined;
      said.textContent = words.failed;
      [list, more].forEach((one) => (one.hidden = true));
      empty.hidden = false;
    }
  }

  // Narrows what was found by the filters, and offers in each the choices that the others leave.
  function choose({ rows, names }, query, unknown) {
    const fits = (row, but) => filters.every((choice) => choice === but || !choice.value || row[choice.name].includes(choice.value));
    for (const choice of filters) {
      const counts = new Map();
      for (const { id } of all) {
        if (fits(rows.get(id), choice)) for (const one of rows.get(id)[choice.name]) counts.set(one, (counts.get(one) ?? 0) + 1);
      }
      const options = names[choice.name].filter(([id]) => counts.has(id) || id === choice.value);
      if (choice.value && !options.some(([id]) => id === choice.value)) options.push([choice.value, choice.value]);
      choice.replaceChildren(
        choice.options[0],
        ...options.map(([id, name]) => new Option(`${name} (${number(counts.get(id) ?? 0)})`, id, false, id === choice.value)),
      );
      choice.closest("[data-bt-search-filter]").hidden = options.length === 0;
    }
    const sort = choices.find((choice) => choice.name === "sap-xep").value;
    const results = all.filter(({ id }) => fits(rows.get(id)));
    const byDay = sort || !query;
    if (byDay) results.sort((one, other) => (sort === "cu" ? 1 : -1) * (rows.get(one.id).day - rows.get(other.id).day));
    const ranks = new Set(results.map(({ rank }) => rank));
    const first = results.filter(({ rank }) => rank === 0).length;
    const values = { count: number(results.length), first: number(first), query: unknown.length && asked.length ? asked.map(shown).join(" ") : query };
    const parts = [fill(!query ? words.all : !byDay && ranks.size > 1 && first ? words.foundFirst : words.found, values)];
    if (unknown.length) parts.unshift(fill(words.unknown, { words: unknown.map((one) => `“${shown(one)}”`).join(", ") }));
    said.textContent = results.length ? parts.join(" ") : fill(query ? words.none : words.noneChosen, values);
    clear.hidden = !filters.some((choice) => choice.value);
    tools.hidden = all.length === 0 && clear.hidden;
    empty.hidden = results.length > 0;
    list.replaceChildren();
    list.hidden = results.length === 0;
    return show(results, rows, byDay ? [] : [...ranks]);
  }

  async function show(results, rows, ranks) {
    const mine = turn;
    const at = list.querySelectorAll("article").length;
    more.hidden = true;
    const data = await Promise.all(results.slice(at, at + PAGE_SIZE).map((one) => one.data()));
    if (mine !== turn) return;
    const cards = [];
    data.forEach((one, offset) => {
      const rank = results[at + offset].rank;
      const isFirst = rank !== results[at + offset - 1]?.rank;
      if (ranks.length > 1 && rank && isFirst) cards.push(divider(words.ranks[rank - 1]));
      cards.push(card(one, rows.get(results[at + offset].id), results[at + offset].asked));
    });
    list.append(...cards);
    const left = results.length - at - data.length;
    more.hidden = left <= 0;
    more.textContent = fill(words.more, { count: number(Math.min(left, PAGE_SIZE)), left: number(left) });
    more.onclick = async () => {
      await show(results, rows, ranks);
      list.querySelectorAll("article a")[at + PAGE_SIZE]?.focus();
    };
  }

  function divider(text) {
    const item = document.createElement("li");
    item.className = "bt-search__divider";
    item.textContent = text;
    return item;
  }

  function card({ url, content, locations, meta }, { day, loai, lang }, count) {
    const item = part("card").content.cloneNode(true);
    const slot = (name) => item.querySelector(`[data-bt-result-${name}]`);
    const put = (name, text) => (text ? (slot(name).textContent = text) : slot(name).remove());
    const { title, text, note } = excerptOf(content, locations, count);
    const link = slot("title");
    link.href = new URL(`../${url.replace(/^\/+/, "")}`, here);
    link.replaceChildren(...pieces(title));
    put("kind", words.kinds[loai[0]]);
    put("day", day && `${day}`.replace(/(....)(..)(..)/, "$3/$2/$1"));
    put("place", meta.place && shown(meta.place));
    for (const [name, cut] of [["text", text], ["note", note]]) {
      if (cut.length) slot(name).replaceChildren(...pieces(cut));
      else slot(name).remove();
    }
    if (lang) for (const one of item.querySelectorAll("[data-bt-result-title], [data-bt-result-text]")) one.lang = lang;
    return item;
  }

  function pieces(cut) {
    return cut.map(([text, isHit]) => {
      if (!isHit) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    writeAddress(true);
    search();
  });
  box.addEventListener("focus", () => load().catch(() => (index = undefined)), { once: true });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      writeAddress(false);
      search();
    }, PAUSE);
  });
  tools.addEventListener("change", () => {
    writeAddress(true);
    search();
  });
  clear.addEventListener("click", () => {
    for (const choice of filters) choice.value = "";
    writeAddress(true);
    search();
    box.focus();
  });
  addEventListener("popstate", () => {
    readAddress();
    search();
  });
  // “/” leads to the box, arrows walk from it through the results, Escape leads back.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = /^(input|select|textarea)$/i.test(event.target.tagName);
    const links = [box, ...list.querySelectorAll("article a")];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "/" && !isTyping) box.focus();
    else if (event.key === "Escape" && at > 0) box.focus();
    else if (step && at >= 0 && links[at + step]) links[at + step].focus();
    else return;
    event.preventDefault();
  });
  readAddress();
  tools.open = matchMedia("(min-width: 48rem)").matches || filters.some((choice) => choice.value);
  search();
}
