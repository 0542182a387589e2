// Enlarges the pictures of a page in a dialog, by mouse, keys and swipe; without script each leads to the large picture.
const viewer = document.querySelector("[data-bt-viewer]");
const links = [...document.querySelectorAll(".bt-figure__whole")];

if (viewer && links.length && viewer.showModal) {
  const count = viewer.querySelector(".bt-viewer__count");
  const place = viewer.querySelector(".bt-viewer__picture");
  const caption = viewer.querySelector(".bt-viewer__caption");
  const steps = [...viewer.querySelectorAll("[data-bt-step]")];
  const farEnough = 40;
  let shown = 0;
  let touch = null;

  const show = (number) => {
    shown = Math.max(0, Math.min(number, links.length - 1));
    const link = links[shown];
    place.replaceChildren(enlarged(link));
    caption.replaceChildren(...(link.closest("figure").querySelector("figcaption")?.cloneNode(true).childNodes ?? []));
    caption.hidden = !caption.textContent.trim();
    count.textContent = count.dataset.words.replace("{number}", shown + 1).replace("{total}", links.length);
    for (const step of steps) {
      const end = step.dataset.btStep < 0 ? 0 : links.length - 1;
      step.hidden = links.length === 1;
      step.setAttribute("aria-disabled", shown === end);
    }
  };

  const keys = {
    ArrowLeft: () => shown - 1,
    ArrowRight: () => shown + 1,
    Home: () => 0,
    End: () => links.length - 1,
  };

  for (const [number, link] of links.entries()) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(number);
      viewer.showModal();
      viewer.querySelector("[data-bt-close]").focus();
    });
  }

  for (const step of steps) step.addEventListener("click", () => show(shown + Number(step.dataset.btStep)));
  viewer.querySelector("[data-bt-close]").addEventListener("click", () => viewer.close());
  viewer.addEventListener("click", (event) => {
    if (event.target === viewer) viewer.close();
  });
  viewer.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(keys[event.key]());
  });
  viewer.addEventListener("close", () => {
    place.replaceChildren();
    links[shown].focus();
  });

  // One finger sideways turns over; two fingers enlarge, which is the browser's own affair.
  viewer.addEventListener("touchstart", ({ touches }) => {
    touch = touches.length === 1 ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }, { passive: true });
  viewer.addEventListener("touchend", ({ changedTouches, touches }) => {
    if (!touch || touches.length || window.visualViewport?.scale > 1) return;
    const across = changedTouches[0].clientX - touch.x;
    const down = changedTouches[0].clientY - touch.y;
    touch = null;
    if (Math.abs(across) > farEnough && Math.abs(across) > 2 * Math.abs(down)) show(shown + (across < 0 ? 1 : -1));
  });
}

function enlarged(link) {
  const copy = (link.querySelector("picture") ?? link.querySelector("img")).cloneNode(true);
  const picture = copy.matches("img") ? copy : copy.querySelector("img");
  for (const source of copy.querySelectorAll("source")) source.sizes = "100vw";
  picture.removeAttribute("class");
  picture.removeAttribute("id");
  picture.loading = "eager";
  if (copy === picture) picture.src = link.href;
  return copy;
}
