// Calls back with the focused element, once the effect of the last key is painted.
const [css, done] = arguments;
const look = () => {
  const one = document.activeElement;
  const { top, bottom, left, right } = one.getBoundingClientRect();
  const scrolled = one.closest(".page, .scrim")?.scrollTop ?? 0;
  // The PIN field (only its digits are visible) and a checkbox (its label is the target) have their
  // outline on another element.
  const framed = [one, one.closest("label"), one.closest(".cells")?.querySelector("[data-next]")]
    .filter(Boolean)
    .map((element) => getComputedStyle(element))
    .some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  done({
    there: one.matches(css),
    lost: one === document.body,
    seen: framed && inSight && one.matches(":focus-visible"),
    name: one.getAttribute("aria-label") ?? (one.id || one.textContent),
    top: top + scrolled,
    bottom: bottom + scrolled,
  });
};
requestAnimationFrame(() => setTimeout(look, 0));
