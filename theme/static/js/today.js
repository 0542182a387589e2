// Writes today's date, in the site's time zone, into its place in the header.
const place = document.querySelector("[data-bt-today]");

if (place) {
  const { lang } = document.documentElement;
  const vi = lang === "vi";
  // In numbers only where all read them in one order.
  const form = { weekday: vi ? "long" : "short", day: "2-digit", month: vi ? "2-digit" : "short", year: "numeric" };
  const today = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { timeZone: place.dataset.btToday, ...form });
  place.querySelector(".bt-today__day").textContent = today.format();
  place.hidden = false;
}
