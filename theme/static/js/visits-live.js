// Has this page counted by the service that site.yaml names, and shows what that service counted so far.
const WAIT = 4000;
const counter = document.querySelector("[data-bt-counter]");
const canonical = document.querySelector("link[rel='canonical']");
const refuses = navigator.doNotTrack === "1" || navigator.globalPrivacyControl === true;

if (counter && canonical && !refuses) {
  const service = counter.dataset.btCounter;
  const page = new URL(canonical.href).pathname;
  const places = [...document.querySelectorAll("[data-bt-visits]")];

  const start = async () => {
    // Who does not answer this is not asked for figures; a browser that a program drives is nobody's visit.
    const words = new URLSearchParams({ p: page, t: document.title });
    if (!navigator.webdriver && !(await asked(`${service}/count?${words}`, { mode: "no-cors", redirect: "follow" }))) {
      return;
    }
    await Promise.all(places.map((place) => show(place, place.dataset.btVisits || page)));
  };

  const show = async (place, path) => {
    const answer = await asked(`${service}/counter/${encodeURIComponent(path)}.json`);
    const visits = whole(answer?.ok && (await answer.json().catch(() => null))?.count);
    if (visits) {
      place.querySelector("[data-bt-figure]").textContent = visits.toLocaleString(document.documentElement.lang);
      place.classList.remove("bt-awaited");
    }
  };

  if (document.visibilityState === "visible") {
    start();
  } else {
    document.addEventListener("visibilitychange", start, { once: true });
  }
}

// The answer, or null from a service that is slow, gone or leads elsewhere; nothing of the reader goes with it.
function asked(address, more = {}) {
  const quietly = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: "no-store" };
  const answer = fetch(address, { ...quietly, signal: AbortSignal.timeout(WAIT), ...more });
  return answer.catch(() => null);
}

// Services write 1234567 as they like: 1 234 567, 1.234.567, 1,234,567.
function whole(count) {
  const written = typeof count === "number" ? String(count) : count;
  const is = typeof written === "string" && /^\d{1,3}(?:[\s.,'’]?\d{3}){0,4}$/u.test(written);
  return is ? Number(written.replace(/\D/g, "")) : 0;
}
