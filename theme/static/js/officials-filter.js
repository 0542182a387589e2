// Lets readers narrow the index of officials to a locality and a body; without script the whole index stands.
const filter = document.querySelector("[data-bt-filter]");

if (filter) {
  const people = [...document.querySelectorAll("[data-bt-bodies]")].map((element) => ({
    element,
    locality: split(element.dataset.btLocalities),
    body: split(element.dataset.btBodies),
  }));
  const groups = [...document.querySelectorAll("[data-bt-group]")];
  const answer = filter.querySelector("output");
  const order = new Intl.Collator(document.documentElement.lang);

  const choices = [...filter.querySelectorAll("select")];

  for (const choice of choices) {
    const words = new Set(people.flatMap((person) => person[choice.name]));
    choice.append(...[...words].sort(order.compare).map((word) => new Option(word, word)));
  }

  const show = () => {
    let shown = 0;
    for (const person of people) {
      const fits = choices.every((choice) => choice.value === "" || person[choice.name].includes(choice.value));
      person.element.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-bt-bodies]:not([hidden])");
    }
    answer.textContent = answer.dataset.words.replace("{shown}", shown).replace("{total}", people.length);
  };

  filter.addEventListener("change", show);
  filter.hidden = people.length === 0;
  show();
}

function split(words) {
  return words.split("|").filter(Boolean);
}
