// Writes today's date, in the site's time zone, into the place that the header keeps hidden for it.
const place = document.querySelector("[data-bt-today]");

if (place) {
  const today = new Intl.DateTimeFormat(document.documentElement.lang, {
    timeZone: place.dataset.btToday,
    weekday: "long",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  }).format(new Date());
  place.querySelector(".bt-today__day").textContent = today;
  place.hidden = false;
}
