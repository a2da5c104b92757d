// Starts the interface. A separate module: an inline script would need an exception in the content
// security policy.
import init from "./app.js";

// Light or dark: the user's choice in the app, or else the system's setting.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const applyAppearance = () => {
  root.dataset.appearance = root.dataset.chosen ?? (dark.matches ? "dark" : "light");
};
dark.addEventListener("change", applyAppearance);
new MutationObserver(applyAppearance).observe(root, { attributeFilter: ["data-chosen"] });
applyAppearance();

init({ module_or_path: "./app_bg.wasm" });
