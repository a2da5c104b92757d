// Waits until the view of a revision is drawn, does what a person does there, and goes on.
const [revision, hands, done] = arguments;

// How the phone takes what is pressed.
const real = window.realFetch ??= window.fetch.bind(window);
const takes = {
  "": real,
  never: (to, how) => to === "dispatch" ? new Promise(() => {}) : real(to, how),
  not: (to, how) => to === "dispatch" ? Promise.reject(new TypeError("not taken")) : real(to, how),
};

const put = ({ host, close, press, into, text }) => {
  if (host !== undefined) window.fetch = takes[host];
  if (close) document.querySelector(close)?.click();
  if (press) document.querySelector(press).click();
  if (into) {
    document.querySelector(into).focus();
    document.execCommand("insertText", false, text);
  }
};

const drawn = () => new Promise((draw) => setTimeout(draw, 0));

const shown = async () => {
  while (document.documentElement.dataset.revision !== String(revision)) await new Promise((wait) => setTimeout(wait, 1));
  await drawn();
};

(async () => {
  await shown();
  for (const hand of hands) {
    put(hand);
    await drawn();
  }
  goOn(done);
})();
