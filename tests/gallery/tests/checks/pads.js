// Finds keys that move while their pad comes, and keys that look as if a press counted when none does.
const drawnNext = () => new Promise((draw) => setTimeout(draw, 0));

const goOn = async (done) => {
  const wrong = [];
  const pad = [...document.querySelectorAll(".pin-pad")].at(-1);
  if (!pad) return done(wrong);

  const places = () => [...pad.querySelectorAll(".key")].map((key) => {
    const { x, y } = key.getBoundingClientRect();
    return `${key.id} at ${Math.round(x)} ${Math.round(y)}`;
  });
  const motions = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < 2000);
  for (const motion of motions) {
    motion.pause();
    motion.currentTime = 0;
  }
  const at = places();
  for (const motion of motions) motion.finish();
  const then = places();
  if (at.join() !== then.join()) wrong.push(`${at[0]} moves to ${then[0]}`);

  const typed = () => pad.querySelectorAll("[data-filled]").length;
  const before = typed();
  const key = pad.querySelector("#key-5:enabled");
  key?.click();
  await drawnNext();
  if (key && typed() !== before + 1) wrong.push("a digit is lost");
  done(wrong);
};
