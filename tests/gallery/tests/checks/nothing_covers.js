// Reports elements outside the layer in front that are drawn over it, and parts of it that a press
// would not reach. The layer in front is the sheet with the PIN pad, or else the screen. What has scrolled
// out of sight is covered by nothing.
const inspect = (done) => {
  const findings = [];
  const front = document.querySelector(".scrim #pin-pad") ?? document.querySelector("main");
  const ground = front.closest(".scrim, .screen");
  const nameOf = (element) => `${element.tagName}.${element.className || element.id}`;
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".visually-hidden, [inert]");
  const painted = (element) => {
    const { backgroundColor, borderTopWidth, boxShadow } = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return hasText || !/^rgba\(.*, 0\)$/.test(backgroundColor) || parseFloat(borderTopWidth) > 0 || boxShadow !== "none";
  };
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const around = element.closest(".asked > .body")?.getBoundingClientRect() ?? { top: -Infinity, bottom: Infinity };
    const [from, to] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
    return { left, right, top: from, bottom: to, width: right - left, height: to - from };
  };
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;

  const parts = [...front.querySelectorAll("h1, h2, p, dt, dd, button, input, label")].filter(visible).filter((part) => box(part).height > 1);
  const others = [...document.body.querySelectorAll("*")]
    .filter((element) => !ground.contains(element) && !element.contains(ground) && visible(element) && painted(element));
  for (const other of others) {
    const covered = parts.find((part) => overlap(box(part), box(other)));
    if (covered) findings.push(`${nameOf(other)} covers ${nameOf(covered)}`);
  }

  // Nor does a part of the layer itself lie over another.
  for (const part of parts) {
    const { left, top, width, height } = box(part);
    for (const [x, y] of [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]) {
      const hit = document.elementFromPoint(left + x * width, top + y * height);
      const belongs = !hit || hit.contains(part) || part.contains(hit) || hit.closest("label, .cells")?.contains(part)
        || part.closest("label, .cells")?.contains(hit);
      if (!belongs) findings.push(`${nameOf(hit)} lies over ${nameOf(part)}`);
    }
  }
  done([...new Set(findings)]);
};
