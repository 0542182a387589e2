// Quotes the words that the reader marked in an article when a mistake in them is reported.
const place = document.querySelector("[data-bt-quote]");

if (place) {
  const letter = place.localName === "a" ? place.href : null;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const words = selection.toString().replace(/\s+/g, " ").trim().slice(0, 300);
    // A selection that is gone was lost on the way to the link.
    if (!words || !selection.anchorNode.parentElement?.closest("article h1, .bt-prose")) {
      return;
    }
    if (letter) {
      place.href = `${letter}${encodeURIComponent(place.dataset.btQuote.replace("{words}", words))}`;
    } else {
      place.value = words;
    }
  });
}
