// Keeps a page true: counts the time left down, and loads the page anew once the server says that it shows the past.
"use strict";

const page = document.querySelector("main[data-live]");

function listen() {
  const events = new EventSource(page.dataset.live);
  events.onmessage = (event) => {
    // What a form on its way changed is told here first; to load anew now would be to leave before its answer comes.
    const isLeaving = document.querySelector("form[aria-busy]");
    if (event.data !== page.dataset.shows && !isLeaving) {
      events.close();
      location.reload();
    }
  };
  // A connection that was lost comes back by itself; one that was refused does not.
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, 3000);
    }
  };
}

function countDown(clock, bar) {
  const end = Date.now() + Number(clock.dataset.seconds) * 1000;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    clock.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    if (bar) {
      bar.value = left;
    }
  };
  tick();
  setInterval(tick, 250);
}

listen();
for (const clock of document.querySelectorAll("[role=timer]")) {
  countDown(clock, clock.closest(".countdown")?.querySelector("progress"));
}

// The browser may bring a page back as it was left.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
