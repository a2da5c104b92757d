// Waits until the view of a revision is rendered, performs the user actions, and starts the
// inspection.
const [revision, actions, done] = arguments;

// Replacements of `fetch` by the outcome of dispatched intents.
const originalFetch = window.originalFetch ??= window.fetch.bind(window);
const fetches = {
  "": originalFetch,
  never: (url, options) => url === "dispatch" ? new Promise(() => {}) : originalFetch(url, options),
  rejected: (url, options) => url === "dispatch" ? Promise.reject(new TypeError("not taken")) : originalFetch(url, options),
};

const perform = async ({ host, close, press, into, text, see }) => {
  if (host !== undefined) window.fetch = fetches[host];
  if (close) document.querySelector(close)?.click();
  if (press) document.querySelector(press).click();
  if (into) {
    document.querySelector(into).focus();
    document.execCommand("insertText", false, text);
  }
  while (see && !document.querySelector(see)) await new Promise((wait) => setTimeout(wait, 1));
};

const rendered = () => new Promise((draw) => setTimeout(draw, 0));

const revisionShown = async () => {
  while (document.documentElement.dataset.revision !== String(revision)) await new Promise((wait) => setTimeout(wait, 1));
  await rendered();
};

(async () => {
  await revisionShown();
  for (const action of actions) {
    await perform(action);
    await rendered();
  }
  inspect(done);
})();
