// Lets readers narrow the index of officials to a name, a locality and a body; without script the whole index stands.
const filter = document.querySelector("[data-bt-filter]");

if (filter) {
  const people = [...document.querySelectorAll("[data-bt-bodies]")].map((element) => ({
    element,
    name: plain(element.dataset.btName),
    locality: split(element.dataset.btLocalities),
    body: split(element.dataset.btBodies),
  }));
  const groups = [...document.querySelectorAll("[data-bt-group]")];
  const letters = [...document.querySelectorAll("[data-bt-leads-to]")];
  const name = filter.querySelector("input");
  const answer = filter.querySelector("output");
  const order = new Intl.Collator(document.documentElement.lang);

  const choices = [...filter.querySelectorAll("select")];

  for (const choice of choices) {
    const words = new Set(people.flatMap((person) => person[choice.name]));
    choice.append(...[...words].sort(order.compare).map((word) => new Option(word, word)));
  }

  const show = () => {
    const sought = plain(name.value).split(" ");
    let shown = 0;
    for (const person of people) {
      const fits =
        sought.every((word) => person.name.includes(word)) &&
        choices.every((choice) => choice.value === "" || person[choice.name].includes(choice.value));
      person.element.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-bt-bodies]:not([hidden])");
    }
    for (const letter of letters) {
      letter.hidden = document.getElementById(letter.dataset.btLeadsTo).parentElement.hidden;
    }
    answer.textContent = answer.dataset.words.replace("{shown}", shown).replace("{total}", people.length);
  };

  filter.addEventListener("input", show);
  filter.hidden = people.length === 0;
  show();
}

function split(words) {
  return words.split("|").filter(Boolean);
}

// “Đỗ Thị Mẫu” as people type it in a hurry: “do thi mau”.
function plain(words) {
  const folded = words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  return folded.trim().replace(/\s+/g, " ");
}
