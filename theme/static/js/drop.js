// Closes what hangs open over the page when the reader presses Escape or goes on elsewhere.
const opened = () => document.querySelectorAll("details[data-bt-drop][open]");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const drop of opened()) {
      const inside = drop.contains(document.activeElement);
      drop.open = false;
      if (inside) {
        drop.querySelector("summary").focus();
      }
    }
  }
});

for (const moved of ["click", "focusin"]) {
  document.addEventListener(moved, (event) => {
    for (const drop of opened()) {
      drop.open = drop.contains(event.target);
    }
  });
}
