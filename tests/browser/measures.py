"""What is measured in a page, each a function of JavaScript that returns what is wrong, as words."""

NAMED = """
  const named = (element) =>
    [`${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`, element.textContent.trim().slice(0, 40)]
      .join(" ");
"""

WIDER_THAN_THE_PAGE = (
    "() => {"
    + NAMED
    + """
  const edge = document.documentElement.clientWidth + 1;
  const cut = (element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflowX !== "visible" && above.getBoundingClientRect().right <= edge) return true;
    }
    return false;
  };
  const {scrollWidth} = document.documentElement;
  const page = scrollWidth >= edge ? [`the page is ${scrollWidth}`] : [];
  return page.concat([...document.body.querySelectorAll("*")]
    .filter((element) => element.checkVisibility() && !element.closest("svg svg, svg *"))
    .filter((element) => element.getBoundingClientRect().right > edge || element.getBoundingClientRect().left < -1)
    .filter((element) => !cut(element) && !element.matches(".bt-hidden, .bt-skip, .bt-map__skip"))
    .map(named));
}"""
)

CUT_OFF = (
    "() => {"
    + NAMED
    + """
  const over = (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
  // The last step of the way to a page says its title, which stands in full in the heading under it.
  const spared = ".bt-hidden, .bt-map__skip, .bt-breadcrumb [aria-current], svg";
  return [...document.querySelectorAll("p, h1, h2, h3, h4, a, button, summary, label, dt, dd, li, td, th, span")]
    .filter((element) => element.checkVisibility() && !element.closest(spared))
    .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowY))
    .filter(over)
    .map(named);
}"""
)

MORE_SPACE_IN_TEXT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""The least that a page must bear: WCAG 2.2, 1.4.12."""

USUAL_SPACE_IN_TEXT = "() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); }"

MOVING = (
    "() => {"
    + NAMED
    + """
  // Computed times are in seconds.
  const lasts = (times) => Math.max(...times.split(",").map(parseFloat)) > 0.01;
  const moves = (element) => {
    const style = getComputedStyle(element);
    return style.scrollBehavior === "smooth"
      || (style.transitionProperty !== "none" && lasts(style.transitionDuration))
      || (style.animationName !== "none" && lasts(style.animationDuration));
  };
  return [...document.querySelectorAll("*")].filter(moves).map(named);
}"""
)
"""For a reader who asked for no motion."""

STOPS = """
  const stops = () => [...document.querySelectorAll(
      "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex], iframe")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true})
      && !one.closest("[inert]") && !(one.matches("summary") && one.parentElement.firstElementChild !== one));
"""
"""What Tab stops at, in the order of the document."""

FOCUS = (
    "() => {"
    + NAMED
    + STOPS
    + """
  const faults = [];
  const seen = (element) => [element, ...element.querySelectorAll("*")].slice(0, 12).map((one) => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle === "none" ? "none" : `${style.outlineWidth} ${style.outlineStyle}`;
    return [outline, style.boxShadow, style.fill, style.stroke, style.strokeWidth].join(" ");
  }).join();
  const shows = (element) => [...element.getClientRects()].some((box) =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top && (element.contains(top) || top.contains(element) || top.closest("label")?.control === element);
    }));
  for (const stop of stops()) {
    if (stop.tabIndex > 0) faults.push(`has a place of its own in the order: ${named(stop)}`);
    stop.focus({focusVisible: true});
    if (document.activeElement !== stop) { faults.push(`takes no focus: ${named(stop)}`); continue; }
    const box = stop.getBoundingClientRect();
    const onScreen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    if (!onScreen) faults.push(`is off the screen with the focus: ${named(stop)}`);
    else if (!shows(stop)) faults.push(`is hidden with the focus: ${named(stop)}`);
    const focused = seen(stop);
    stop.blur();
    if (focused === seen(stop)) faults.push(`looks the same with the focus: ${named(stop)}`);
  }
  scrollTo(0, 0);
  return faults;
}"""
)
"""WCAG 2.2: 2.4.7 focus visible, 2.4.11 focus not obscured."""

ORDER = (
    "() => {"
    + NAMED
    + STOPS
    + """
  scrollTo(0, 0);
  const sticks = (element) => {
    for (let one = element; one; one = one.parentElement)
      if (["fixed", "sticky", "absolute"].includes(getComputedStyle(one).position)) return true;
    return false;
  };
  const shown = (element) => {
    let {left, right, top, bottom, height} = element.getClientRects()[0];
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflowX === "visible") continue;
      const frame = above.getBoundingClientRect();
      const within = (x) => Math.min(Math.max(x, frame.left), frame.right);
      [left, right] = [within(left), within(right)];
    }
    return {left, right, top, bottom, height};
  };
  const boxes = stops().filter((one) => !one.closest("svg") && !sticks(one)).map((one) => [one, shown(one)])
    .filter(([, box]) => box.right - box.left > 1);
  const faults = [];
  for (let index = 1; index < boxes.length; index += 1) {
    const [[before, first], [after, second]] = [boxes[index - 1], boxes[index]];
    const above = second.bottom <= first.top + 1 && second.left < first.right - 1;
    const shared = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
    const leftOf = shared > 0.5 * Math.min(first.height, second.height) && second.right <= first.left + 1;
    if (above || leftOf) faults.push(`${named(after)} comes after ${named(before)} but stands before it`);
  }
  return faults;
}"""
)
"""WCAG 2.2: 2.4.3 focus order. A next column may begin higher up; units of a map go by the alphabet, as its table.

What is scrolled out of a row comes into view with the focus."""

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .map((one) => [Number(one.tagName[1]), one.closest("main") !== null])"""

UNNAMED = (
    "() => {"
    + NAMED
    + """
  const words = (id) => document.getElementById(id)?.textContent.trim();
  const nameless = (one) => !one.getAttribute("aria-label")?.trim()
    && !(one.getAttribute("aria-labelledby") ?? "").split(" ").some(words);
  const alone = (one) =>
    ["nav", "[role=search]"].some((kind) => one.matches(kind) && document.querySelectorAll(kind).length === 1);
  return [...document.querySelectorAll("dialog, [role=dialog], svg[role], nav, [role=region], [role=search]")]
    .filter((one) => nameless(one) && !alone(one))
    .map(named);
}"""
)
"""Maps, dialogs and landmarks that nobody can tell apart by ear, those that are closed yet among them."""

LANGUAGES = """() => [document.documentElement.lang,
  ...[...document.querySelectorAll("[lang], [hreflang]")].map((one) => one.lang || one.hreflang)]"""

RESOURCES = "() => performance.getEntriesByType('resource').map((one) => one.name)"

OPENED = (
    "async (options) => {"
    + NAMED
    + """
  const kinds = new Map();
  for (const one of document.querySelectorAll("details:not([open])")) {
    const kind = one.getAttribute("class");
    if (one.checkVisibility() && !kinds.has(kind)) kinds.set(kind, one);
  }
  const faults = [];
  const edge = document.documentElement.clientWidth + 1;
  const beyond = (one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > edge || box.left < -1) && one.checkVisibility()
      && !one.closest(".bt-hidden, [class*=table], pre");
  };
  for (const one of kinds.values()) {
    one.open = true;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const found = await axe.run(one, {resultTypes: ["violations"], ...options});
    faults.push(...found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target)}`));
    const wide = [...one.querySelectorAll("*")].filter(beyond).slice(0, 3);
    faults.push(...wide.map((inner) => `too wide: ${named(inner)}`));
    one.open = false;
  }
  return faults;
}"""
)
"""What is folded away, opened: one of each kind, one after the other."""
