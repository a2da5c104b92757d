// Starts the interface. A module of its own, so that no inline script needs an exception in the security policy.
import init from "./app.js";

// Light or dark: what was chosen in the app, else what the phone is.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const dress = () => {
  root.dataset.appearance = root.dataset.chosen ?? (dark.matches ? "dark" : "light");
};
dark.addEventListener("change", dress);
new MutationObserver(dress).observe(root, { attributeFilter: ["data-chosen"] });
dress();

init({ module_or_path: "./app_bg.wasm" });
