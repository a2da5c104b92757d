// Emulates Tauri's interface in the page: two commands and one event, over HTTP in place of Tauri's
// IPC.
(() => {
  const callbacks = new Map();
  let nextCallback = 1;

  const post = async (command, body) => {
    const answer = await fetch(command, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${command}: ${answer.status}`);
    return answer;
  };

  const commands = {
    current_view: async () => (await post("current_view", null)).json(),
    dispatch: async ({ intent }) => { await post("dispatch", intent); },
    "plugin:event|listen": ({ event, handler }) => new Promise((listening) => {
      const views = new EventSource("views");
      views.onopen = () => listening(handler);
      views.onmessage = ({ data }) => {
        const payload = JSON.parse(data);
        callbacks.get(handler)?.({ event, id: handler, payload });
        // Lets a test wait for a certain view.
        document.documentElement.dataset.revision = payload.revision;
      };
    }),
  };

  window.__TAURI_INTERNALS__ = {
    transformCallback(callback) {
      const id = nextCallback++;
      callbacks.set(id, callback);
      return id;
    },
    async invoke(command, args) {
      const run = commands[command];
      if (!run) throw new Error(`no command ${command}`);
      return run(args);
    },
  };
})();
