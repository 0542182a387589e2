// Lets readers choose letters, colours and contrast, and keeps the choice in their browser.
const panel = document.querySelector("[data-bt-display]");

if (panel) {
  const root = document.documentElement;
  const names = ["letters", "scheme", "contrast"];

  const show = () => {
    for (const name of names) {
      const value = root.getAttribute(`data-bt-${name}`) ?? "";
      panel.querySelector(`[name=bt-${name}][value="${value}"]`).checked = true;
    }
  };

  panel.addEventListener("change", () => {
    const chosen = {};
    for (const name of names) {
      const { value } = panel.querySelector(`[name=bt-${name}]:checked`);
      if (value) {
        root.setAttribute(`data-bt-${name}`, value);
        chosen[name] = value;
      } else {
        root.removeAttribute(`data-bt-${name}`);
      }
    }
    try {
      localStorage.setItem("bt-display", JSON.stringify(chosen));
    } catch {
      // The choice holds for this page alone where the browser keeps nothing.
    }
  });
  panel.closest("details").addEventListener("toggle", show);
  show();
}
