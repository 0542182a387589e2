// Writes today's date, in the site's time zone, into the place that the header keeps hidden for it.
const place = document.querySelector("[data-bt-today]");

if (place) {
  const { lang } = document.documentElement;
  const numbers = { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" };
  // In numbers only where everybody reads them in one order.
  const words = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
  const form = lang === "vi" ? numbers : words;
  // The day before the month, as in all other dates of the English pages.
  const today = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { timeZone: place.dataset.btToday, ...form }).format(new Date());
  place.querySelector(".bt-today__day").textContent = today;
  place.hidden = false;
}
