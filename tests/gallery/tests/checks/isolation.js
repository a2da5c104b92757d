// Reports right-to-left text on the page that is not isolated, and shows none at all as a finding too.
const inspect = (done) => {
  const findings = [];
  const rightToLeft = /[\u0590-\u08ff]/u;
  let found = 0;
  const walker = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode;
    if (!rightToLeft.test(data)) continue;
    found += 1;
    const isolated = parent.closest("bdi");
    if (!isolated || !getComputedStyle(isolated).unicodeBidi.includes("isolate")) findings.push(`“${data}” in ${parent.tagName}`);
    // A form control isolates its value, and a mark that is not rendered would be visible here.
    if (/[\u2066-\u2069]/u.test(data)) findings.push(`“${data}” contains marks`);
  }
  if (found === 0) findings.push("no right-to-left text");
  done(findings);
};
