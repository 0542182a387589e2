// Lets readers narrow the index of officials to a locality and a body; without script the whole index stands.
const form = document.querySelector("[data-bt-filter]");

if (form) {
  const people = [...document.querySelectorAll("[data-bt-bodies]")].map((element) => ({
    element,
    locality: split(element.dataset.btLocalities),
    body: split(element.dataset.btBodies),
  }));
  const groups = [...document.querySelectorAll("[data-bt-group]")];
  const answer = form.querySelector("output");
  const order = new Intl.Collator(document.documentElement.lang);

  for (const choice of [form.elements.locality, form.elements.body]) {
    const words = new Set(people.flatMap((person) => person[choice.name]));
    choice.append(...[...words].sort(order.compare).map((word) => new Option(word, word)));
  }

  const show = () => {
    const { locality, body } = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const person of people) {
      const fits = matches(person.locality, locality) && matches(person.body, body);
      person.element.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-bt-bodies]:not([hidden])");
    }
    answer.textContent = answer.dataset.words.replace("{shown}", shown).replace("{total}", people.length);
  };

  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = people.length === 0;
  show();
}

function split(words) {
  return words.split("|").filter(Boolean);
}

function matches(words, wanted) {
  return wanted === "" || words.includes(wanted);
}
