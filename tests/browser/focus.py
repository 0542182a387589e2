"""Moving through a page by keyboard alone, and seeing where one is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST_STOPS = 400

PAINT_OF_FOCUS = """() => {
  const seen = (element) => [element, ...element.querySelectorAll("*")].slice(0, 12).map((one) => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle === "none" ? "none" : `${style.outlineWidth} ${style.outlineStyle}`;
    return [outline, style.boxShadow, style.fill, style.stroke, style.strokeWidth].join(" ");
  });
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const focused = seen(element);
  element.blur();
  const left = seen(element);
  element.focus({focusVisible: true, preventScroll: true});
  return {
    name: element.outerHTML.slice(0, 120),
    marked: focused.join() !== left.join(),
    on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
  };
}"""


def assert_focus_is_seen(page: Page) -> None:
    """Fail unless the element that has the focus is on the screen and painted otherwise than without it."""
    found = page.evaluate(PAINT_OF_FOCUS)
    assert found["on_screen"], found["name"]
    assert found["marked"], found["name"]


def tab_to(page: Page, target: Locator) -> int:
    """Press Tab until the element has the focus, which must be seen at each stop; return the number of stops."""
    wanted = target.element_handle()
    for stops in range(1, MOST_STOPS):
        page.keyboard.press("Tab")
        assert_focus_is_seen(page)
        if page.evaluate("element => element === document.activeElement", wanted):
            return stops
    raise AssertionError(f"Tab does not reach {target}")


def follow(page: Page, target: Locator) -> None:
    """Go to a link by Tab and open it by Enter."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")
