// Starts the interface. A module of its own, so that no inline script needs an exception in the security policy.
import init from "./app.js";

init({ module_or_path: "./app_bg.wasm" });
