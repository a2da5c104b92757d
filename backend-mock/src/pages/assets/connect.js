// Builds the link that opens the app from the fragment of this page's address. The fragment is
// sent nowhere else.
"use strict";

const link = document.querySelector("#open-app");
const given = new Map(location.hash.slice(1).split("&").map((pair) => pair.split(/=(.*)/s).slice(0, 2)));

if (given.get("u") && given.get("c")) {
  const origin = encodeURIComponent(link.dataset.origin);
  link.href = "finagokey://connect?o=" + origin + "&u=" + given.get("u") + "&c=" + given.get("c");
  link.hidden = false;
}
