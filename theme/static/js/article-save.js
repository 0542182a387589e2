// Saves an article as one file that needs nothing else: its style, letters and pictures are written into it.
const button = document.querySelector("[data-bt-save]");
const furniture = "script, link, nav, form, dialog, noscript, source, .bt-skip, .bt-today, .bt-footer, [data-bt-furniture]";
const policy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

button?.addEventListener("click", async () => {
  const said = button.closest("[data-bt-tools]").querySelector("[role=status]");
  said.textContent = "";
  try {
    const file = new Blob(["<!DOCTYPE html>\n", await page()], { type: "text/html" });
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(file),
      download: `${location.pathname.split("/").filter(Boolean).pop()}.html`,
    });
    link.click();
    URL.revokeObjectURL(link.href);
    said.textContent = said.dataset.saved;
  } catch {
    said.textContent = said.dataset.failed;
  }
});

async function page() {
  // In a document that nobody looks at: there, a picture that is given its bytes asks nobody's leave to load them.
  const copy = document.implementation.createHTMLDocument().importNode(document.documentElement, true);
  const inCopy = [...copy.querySelectorAll("img, a[href]")];
  const here = [...document.documentElement.querySelectorAll("img, a[href]")];
  await Promise.all(
    here.map(async (one, place) => {
      const other = inCopy[place];
      if (one.localName === "a") {
        other.setAttribute("href", one.getAttribute("href").startsWith("#") ? one.getAttribute("href") : one.href);
      } else if (!one.closest(furniture)) {
        other.setAttribute("src", await data(one.currentSrc || one.src));
        for (const name of ["srcset", "sizes", "loading"]) {
          other.removeAttribute(name);
        }
      }
    }),
  );
  for (const one of copy.querySelectorAll(furniture)) {
    one.remove();
  }
  const head = copy.querySelector("head");
  const style = document.createElement("style");
  style.textContent = (await Promise.all([...document.styleSheets].filter((one) => one.href).map(sheet))).join("\n");
  const limits = Object.assign(document.createElement("meta"), { httpEquiv: "Content-Security-Policy", content: policy });
  head.querySelector("meta[charset]").after(limits);
  head.append(style);
  copy.querySelector("body").append(origin());
  return copy.outerHTML;
}

function origin() {
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  const day = new Date().toLocaleDateString(document.documentElement.lang);
  const note = document.createElement("footer");
  note.className = "bt-wrap bt-saved";
  note.textContent = button.dataset.btSave.replace("{address}", address).replace("{day}", day);
  return note;
}

async function sheet({ href }) {
  const css = await (await own(href)).text();
  const wanted = [...new Set([...css.matchAll(/url\((["']?)([^"')]+)\1\)/g)].map((found) => found[2]))];
  const pairs = await Promise.all(wanted.map(async (one) => [one, await data(new URL(one, href).href)]));
  return pairs.reduce((text, [one, inside]) => text.replaceAll(one, inside), css);
}

async function own(address) {
  if (address.startsWith("data:") || new URL(address).origin === location.origin) {
    const answer = await fetch(address);
    if (answer.ok) {
      return answer;
    }
  }
  throw new Error(address);
}

async function data(address) {
  const bytes = await (await own(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result), onerror: reject });
    reader.readAsDataURL(bytes);
  });
}
