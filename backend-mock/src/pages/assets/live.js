// Live updates: counts the time left down, and reloads the page when the server announces
// another version.
"use strict";

const page = document.querySelector("main[data-live]");

function listen() {
  const events = new EventSource(page.dataset.live);
  events.onmessage = (event) => {
    // A submitted form changes the version before its response arrives; a reload now would
    // abort the request.
    const isLeaving = document.querySelector("form[aria-busy]");
    if (event.data !== page.dataset.shows && !isLeaving) {
      events.close();
      location.reload();
    }
  };
  // The browser reconnects after a lost connection, but not after a refused one.
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

// The back/forward cache may restore an outdated page.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
