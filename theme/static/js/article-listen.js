// Reads an article aloud, sentence by sentence, where the reader's device has a voice of its language.
const button = document.querySelector("[data-bt-listen]");
const speech = window.speechSynthesis;

if (button && speech && window.Intl?.Segmenter) {
  const language = button.dataset.btListen;
  const bar = button.parentElement.querySelector(".bt-reader");
  const pause = bar.querySelector("[data-bt-pause]");
  let voice = null;
  let sentences = [];
  let place = 0;
  let turn = 0;

  const find = () => {
    const voices = speech.getVoices().filter((one) => one.lang.toLowerCase().split(/[-_]/)[0] === language);
    // A voice of the device before one that sends the words to somebody else.
    voice = voices.find((one) => one.localService) ?? voices[0] ?? null;
    button.hidden = !voice;
  };

  const silence = () => {
    turn += 1;
    speech.cancel();
  };

  const speak = () => {
    const mine = (turn += 1);
    if (place >= sentences.length) {
      stop();
      return;
    }
    const { words, range } = sentences[place];
    const utterance = Object.assign(new SpeechSynthesisUtterance(spoken(words, language)), { voice, lang: voice.lang });
    utterance.onend = () => {
      if (mine === turn) {
        place += 1;
        speak();
      }
    };
    utterance.onerror = () => mine === turn && stop();
    mark(range);
    speech.speak(utterance);
  };

  const stop = () => {
    silence();
    mark(null);
    if (bar.contains(document.activeElement)) {
      button.focus();
    }
    bar.hidden = true;
  };

  const say = (name) => {
    pause.textContent = pause.dataset[name];
  };

  button.addEventListener("click", () => {
    silence();
    sentences = [...sentencesOf(button.closest("article"), language)];
    place = 0;
    bar.hidden = false;
    say("btPause");
    speak();
  });
  // Stopped and begun again at the same sentence: many telephones can't pause a voice.
  pause.addEventListener("click", () => {
    const goesOn = pause.textContent === pause.dataset.btPause;
    say(goesOn ? "btResume" : "btPause");
    (goesOn ? silence : speak)();
  });
  bar.querySelector("[data-bt-stop]").addEventListener("click", stop);
  bar.addEventListener("keydown", (event) => event.key === "Escape" && stop());
  addEventListener("pagehide", silence);
  speech.onvoiceschanged = find;
  find();
}

function* sentencesOf(article, language) {
  const blocks = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, pre";
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  for (const part of article.querySelectorAll("h1, .bt-prose")) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    let block = null;
    let nodes = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest("sup, .bt-footnote-ref, .bt-footnote-back, [aria-hidden=true]") && node.data.trim()) {
        const around = node.parentElement.closest(blocks);
        if (around !== block) {
          yield* cut(nodes, segmenter);
          [block, nodes] = [around, []];
        }
        nodes.push(node);
      }
    }
    yield* cut(nodes, segmenter);
  }
}

function* cut(nodes, segmenter) {
  const text = nodes.map((node) => node.data).join("");
  for (const { segment, index } of segmenter.segment(text)) {
    if (/[\p{L}\p{N}]/u.test(segment)) {
      const range = new Range();
      range.setStart(...at(nodes, index));
      range.setEnd(...at(nodes, index + segment.trimEnd().length));
      yield { words: segment.replace(/\s+/g, " ").trim(), range };
    }
  }
}

function at(nodes, index) {
  let left = index;
  for (const node of nodes) {
    if (left <= node.length) {
      return [node, left];
    }
    left -= node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}

function spoken(words, language) {
  const whole = {
    BCH: "Ban Chấp hành",
    BTV: "Ban Thường vụ",
    ĐBQH: "đại biểu Quốc hội",
    HĐND: "Hội đồng nhân dân",
    MTTQ: "Mặt trận Tổ quốc",
    QĐ: "quyết định",
    NĐ: "nghị định",
    NQ: "nghị quyết",
    CT: "chỉ thị",
    TP: "thành phố",
    TW: "Trung ương",
    UBND: "Ủy ban nhân dân",
    "đ/c": "đồng chí",
  };
  return language === "vi" ? words.replace(/đ\/c|\p{Lu}{2,}/gu, (word) => whole[word] ?? word) : words;
}

function mark(range) {
  CSS.highlights?.delete("bt-reading");
  if (range) {
    CSS.highlights?.set("bt-reading", new Highlight(range));
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight - 96) {
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
    }
  }
}
