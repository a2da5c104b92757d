// Types PINs as fast as the pads accept them: presses each key of the frontmost pad as soon as it
// is enabled.
const [pins, done] = arguments;

const key = (name) => [...document.querySelectorAll(`html:not([data-guarded]) #key-${name}:enabled`)].at(-1);

const enter = async (pin) => {
  for (const name of pin) {
    while (!key(name)) await new Promise((wait) => setTimeout(wait, 0));
    key(name).click();
    // Lets the interface render the effect of this press before the next one.
    await new Promise((wait) => setTimeout(wait, 0));
  }
};

(async () => {
  for (const pin of pins) await enter(pin);
  done();
})();
