// Shares an article with an app of the device, copies its address and its citation, prints it.
const tools = document.querySelector("[data-bt-tools]");

if (tools) {
  const said = tools.querySelector("[role=status]");
  const share = tools.querySelector("[data-bt-share]");

  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => {
      navigator.share({ title: share.dataset.btShare, url: share.dataset.btAddress }).catch((error) => {
        said.textContent = error.name === "AbortError" ? "" : said.dataset.failed;
      });
    });
  }

  for (const button of tools.querySelectorAll("[data-bt-copy]")) {
    const words = document.getElementById(button.dataset.btCopy);
    button.addEventListener("click", async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(words.textContent.trim());
        said.textContent = said.dataset.copied;
      } catch {
        // Over plain http there is no clipboard: the words stand selected, ready for the reader's own hand.
        getSelection().selectAllChildren(words);
        said.textContent = said.dataset.failed;
      }
    });
  }

  tools.querySelector("[data-bt-print]").addEventListener("click", () => window.print());
}
