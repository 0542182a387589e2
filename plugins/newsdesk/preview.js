// Reloads the page when the site has been built again.
const shown = document.currentScript.dataset.build;

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch("/__bantin__/build", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== shown) {
        location.reload();
        return;
      }
    } catch {
      // The preview was stopped; it may come back.
    }
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
