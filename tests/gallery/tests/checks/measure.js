// Measures the layout of the page and passes a list of findings to `done`.
const inspect = (done) => {
  const findings = [];

  // Tolerance in CSS pixels, for rounding and for glyphs that extend beyond their line.
  const SLACK = 1;
  const THUMB = 48;

  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".visually-hidden") && !element.closest("[inert]");
  const box = (element) => element.getBoundingClientRect();
  // Parts of a challenge scroll: lines are cut at the edges of such a part, and those outside are not seen.
  const scrolled = (element) => {
    const area = element.closest(".asked > .body, .answer");
    return area && getComputedStyle(area).overflowY === "auto" ? box(area) : { top: -Infinity, bottom: Infinity };
  };
  const nameOf = (element) => element.getAttribute("aria-label") || element.textContent.trim() || element.id || element.tagName;
  const overlapX = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const overlapY = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const overlap = (a, b) => overlapX(a, b) > SLACK && overlapY(a, b) > SLACK;
  const fitsX = (inner, outer) => inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK;
  const fitsY = (inner, outer) => inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;

  // Each line of text, without the leading above and below its letters.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !visible(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const em = parseFloat(getComputedStyle(parent).fontSize);
    const area = scrolled(parent);
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const leading = Math.max(0, (bottom - top - em) / 2);
      const [from, to] = [Math.max(top + leading, area.top), Math.min(bottom - leading, area.bottom)];
      if (width > 0 && to > from) lines.push({ node, parent, left, right, top: from, bottom: to });
    }
  }

  // Text in different layers may overlap.
  const layer = (element) => element.closest(".scrim, .message-bars") ?? document.body;
  const painted = (element) => {
    const { backgroundColor, borderTopWidth, boxShadow } = getComputedStyle(element);
    return !/^rgba\(.*, 0\)$/.test(backgroundColor) || parseFloat(borderTopWidth) > 0 || boxShadow !== "none";
};

  for (const line of lines) {
    const words = `“${line.node.data.trim()}”`;
    if (line.left < -SLACK || line.right > innerWidth + SLACK) findings.push(`${words} leaves the screen`);
    let clipped = false;
    let framed = false;
    for (let around = line.parent; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const edges = box(around);
      const cut = (overflowX !== "visible" && !fitsX(line, edges))
        || ((overflowY === "hidden" || overflowY === "clip") && !fitsY(line, edges));
      if (cut && !clipped) findings.push(`${words} is cut off by .${around.className || around.tagName}`);
      clipped ||= cut;
      if (!framed && painted(around)) {
        framed = true;
        if (!fitsX(line, edges) || !fitsY(line, edges)) {
          findings.push(`${words} sticks out of .${around.className || around.tagName}`);
        }
      }
    }
  }

  for (let one = 0; one < lines.length; one++) {
    for (let other = one + 1; other < lines.length; other++) {
      const [a, b] = [lines[one], lines[other]];
      if (a.node !== b.node && layer(a.parent) === layer(b.parent) && overlap(a, b)) {
        findings.push(`“${a.node.data.trim()}” and “${b.node.data.trim()}” lie over each other`);
      }
    }
  }

  // The touch target of a labelled checkbox is its label.
  const targets = [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [role=button]")]
    .map((element) => element.closest("label") ?? element)
    .filter(visible);
  for (const target of targets) {
    const { width, height, left, right } = box(target);
    if (width < THUMB - 0.5 || height < THUMB - 0.5) {
      findings.push(`${nameOf(target)} is only ${width.toFixed(1)} × ${height.toFixed(1)}`);
    }
    if (left < -SLACK || right > innerWidth + SLACK) findings.push(`${nameOf(target)} leaves the screen`);
    for (const other of targets) {
      if (other !== target && layer(other) === layer(target) && overlap(box(other), box(target))) {
        findings.push(`${nameOf(target)} and ${nameOf(other)} lie over each other`);
      }
    }
    for (const line of lines) {
      // The field of the number entry lies over the boxes that show its digits.
      if (!(target.closest(".cells") ?? target).contains(line.parent)
        && layer(target) === layer(line.parent) && overlap(line, box(target))) {
        findings.push(`“${line.node.data.trim()}” lies over ${nameOf(target)}`);
      }
    }
  }

  // What answers a challenge is whole on the screen, and what is confirmed has room and a marked end.
  const asked = document.querySelector(".asked > .body");
  if (asked) {
    if (asked.clientHeight < THUMB) findings.push(`what is confirmed has only ${asked.clientHeight} px`);
    if (!asked.lastElementChild.matches(".end")) findings.push("what is confirmed has no end");
    for (const part of document.querySelectorAll(".answer :is(.key, .cells, #approve), .refusal button")) {
      if (visible(part) && !fitsY(box(part), { top: 0, bottom: innerHeight })) findings.push(`${nameOf(part)} is not whole`);
    }
  }

  for (const scroller of document.querySelectorAll(".page, .scrim, html, body")) {
    if (scroller.scrollWidth > scroller.clientWidth + SLACK) findings.push(`.${scroller.className || scroller.tagName} is wider than the screen`);
  }

  done([...new Set(findings)]);
};
