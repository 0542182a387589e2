// Gives the page the reader's own letters, colours and contrast before it is painted, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const choices = { letters: ["2", "3"], scheme: ["light", "dark"], contrast: ["normal", "more"] };

  const apply = () => {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem("bt-display")) ?? {};
    } catch {
      // A browser that keeps nothing shows the page as it is.
    }
    for (const [name, values] of Object.entries(choices)) {
      if (values.includes(kept[name])) {
        root.setAttribute(`data-bt-${name}`, kept[name]);
      } else {
        root.removeAttribute(`data-bt-${name}`);
      }
    }
  };

  root.setAttribute("data-bt-scripts", "");
  apply();
  // A page that the browser kept, and one in another tab, follow what was chosen since.
  addEventListener("pageshow", (event) => event.persisted && apply());
  addEventListener("storage", apply);
})();
