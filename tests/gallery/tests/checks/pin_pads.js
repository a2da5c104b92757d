// Reports keys that move during the entry animation, and enabled keys that ignore a press.
const nextTask = () => new Promise((draw) => setTimeout(draw, 0));

const inspect = async (done) => {
  const findings = [];
  const pad = [...document.querySelectorAll(".pin-pad")].at(-1);
  if (!pad) return done(findings);

  const positions = () => [...pad.querySelectorAll(".key")].map((key) => {
    const { x, y } = key.getBoundingClientRect();
    return `${key.id} at ${Math.round(x)} ${Math.round(y)}`;
  });
  const animations = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < 2000);
  for (const animation of animations) {
    animation.pause();
    animation.currentTime = 0;
  }
  const first = positions();
  for (const animation of animations) animation.finish();
  const last = positions();
  if (first.join() !== last.join()) findings.push(`${first[0]} moves to ${last[0]}`);

  const typed = () => pad.querySelectorAll("[data-filled]").length;
  const before = typed();
  const key = pad.querySelector("#key-5:enabled");
  key?.click();
  await nextTask();
  if (key && typed() !== before + 1) findings.push("a digit is lost");
  done(findings);
};
