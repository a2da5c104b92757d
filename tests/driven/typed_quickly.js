// Types PINs as fast as the pads take them, as a person does who looks at nothing but the keys: a key that can be pressed is pressed.
const [pins, done] = arguments;

const key = (name) => [...document.querySelectorAll(`#key-${name}:enabled`)].at(-1);

const enter = async (pin) => {
  for (const name of [...pin, "ok"]) {
    while (!key(name)) await new Promise((wait) => setTimeout(wait, 0));
    key(name).click();
    // What a press leads to is drawn before the next.
    await new Promise((wait) => setTimeout(wait, 0));
  }
};

(async () => {
  for (const pin of pins) await enter(pin);
  done();
})();
