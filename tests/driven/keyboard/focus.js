// Calls back with where the focus is, once what follows from the last key is drawn.
const [css, done] = arguments;
const look = () => {
  const one = document.activeElement;
  const { top, bottom, left, right } = one.getBoundingClientRect();
  const scrolled = one.closest(".page, .scrim")?.scrollTop ?? 0;
  // A field of which only the digits are seen, and a box whose label is the target, are framed elsewhere.
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
