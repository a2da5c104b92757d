// Measures the page as it is laid out, and calls back with what does not fit, as a list of sentences.
const goOn = (done) => {
  const wrong = [];

  // Points by which things may differ: rounding, and what a font draws over its line.
  const SLACK = 1;
  const THUMB = 48;

  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".unseen") && !element.closest("[inert]");
  const box = (element) => element.getBoundingClientRect();
  const called = (element) => element.getAttribute("aria-label") || element.textContent.trim() || element.id || element.tagName;
  const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const meet = (a, b) => across(a, b) > SLACK && down(a, b) > SLACK;
  const inside = (inner, outer) => inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK;
  const within = (inner, outer) => inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;

  // Each line of text, without the room that a font keeps above and below its letters.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const em = parseFloat(getComputedStyle(parent).fontSize);
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const air = Math.max(0, (bottom - top - em) / 2);
      if (width > 0) lines.push({ node, parent, left, right, top: top + air, bottom: bottom - air });
    }
  }

  // What lies over a screen lies over its text.
  const layer = (element) => element.closest(".scrim, .message-bars") ?? document.body;
  const painted = (element) => {
    const { backgroundColor, borderTopWidth, boxShadow } = getComputedStyle(element);
    return !/^rgba\(.*, 0\)$/.test(backgroundColor) || parseFloat(borderTopWidth) > 0 || boxShadow !== "none";
};

  for (const line of lines) {
    const words = `“${line.node.data.trim()}”`;
    if (line.left < -SLACK || line.right > innerWidth + SLACK) wrong.push(`${words} leaves the screen`);
    let clipped = false;
    let framed = false;
    for (let around = line.parent; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const edges = box(around);
      const cut = (overflowX !== "visible" && !inside(line, edges))
        || ((overflowY === "hidden" || overflowY === "clip") && !within(line, edges));
      if (cut && !clipped) wrong.push(`${words} is cut off by .${around.className || around.tagName}`);
      clipped ||= cut;
      if (!framed && painted(around)) {
        framed = true;
        if (!inside(line, edges) || !within(line, edges)) {
          wrong.push(`${words} sticks out of .${around.className || around.tagName}`);
        }
      }
    }
  }

  for (let one = 0; one < lines.length; one++) {
    for (let other = one + 1; other < lines.length; other++) {
      const [a, b] = [lines[one], lines[other]];
      if (a.node !== b.node && layer(a.parent) === layer(b.parent) && meet(a, b)) {
        wrong.push(`“${a.node.data.trim()}” and “${b.node.data.trim()}” lie over each other`);
      }
    }
  }

  // A label is pressed for the box it is about.
  const targets = [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [role=button]")]
    .map((element) => element.closest("label") ?? element)
    .filter(seen);
  for (const target of targets) {
    const { width, height, left, right } = box(target);
    if (width < THUMB - 0.5 || height < THUMB - 0.5) {
      wrong.push(`${called(target)} is only ${width.toFixed(1)} × ${height.toFixed(1)}`);
    }
    if (left < -SLACK || right > innerWidth + SLACK) wrong.push(`${called(target)} leaves the screen`);
    for (const other of targets) {
      if (other !== target && layer(other) === layer(target) && meet(box(other), box(target))) {
        wrong.push(`${called(target)} and ${called(other)} lie over each other`);
      }
    }
    for (const line of lines) {
      // The number's field lies over the boxes that show its digits.
      if (!(target.closest(".cells") ?? target).contains(line.parent)
        && layer(target) === layer(line.parent) && meet(line, box(target))) {
        wrong.push(`“${line.node.data.trim()}” lies over ${called(target)}`);
      }
    }
  }

  for (const scroller of document.querySelectorAll(".page, .scrim, html, body")) {
    if (scroller.scrollWidth > scroller.clientWidth + SLACK) wrong.push(`.${scroller.className || scroller.tagName} is wider than the screen`);
  }

  done([...new Set(wrong)]);
};
