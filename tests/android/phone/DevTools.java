package phone;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** A headless Chromium and the DevTools connection that controls it. */
final class DevTools implements WebSocket.Listener {
  /** Handler of browser events. */
  interface EventHandler {
    void handle(String method, JSONObject parameters) throws JSONException;
  }

  private final EventHandler handler;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JSONObject>> waiting = new ConcurrentHashMap<>();
  private final Consumer<MainThread.Work> out = MainThread.executor("devtools");
  private final StringBuilder part = new StringBuilder();

  DevTools(EventHandler handler) throws IOException, InterruptedException {
    this.handler = handler;
    Path profile = Path.of(System.getProperty("story.folder"), "chromium");
    Files.createDirectories(profile);
    // Chromium stays in the story's process group, so that it ends with the story.
    new ProcessBuilder("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
        .redirectErrorStream(true).redirectOutput(new File(profile.toFile(), "log")).start();
    Path port = profile.resolve("DevToolsActivePort");
    MainThread.await("chromium", 30, () -> port.toFile().length() > 0);
    HttpClient http = HttpClient.newHttpClient();
    URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
    String pages = http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString()).body();
    socket = http.newWebSocketBuilder().buildAsync(page(pages), this).join();
  }

  private static URI page(String pages) {
    try {
      JSONArray list = new JSONArray(pages);
      for (int i = 0; i < list.length(); i++) {
        if (list.getJSONObject(i).getString("type").equals("page")) {
          return URI.create(list.getJSONObject(i).getString("webSocketDebuggerUrl"));
        }
      }
    } catch (JSONException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("chromium has no page");
  }

  /** Calls a method with alternating names and values, and waits for the result. */
  JSONObject call(String method, Object... parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JSONObject> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    String text = Json.of("id", id, "method", method, "params", Json.of(parameters)).toString();
    out.accept(() -> socket.sendText(text, true).join());
    try {
      return answer.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(method, e);
    }
  }

  /** Result of a script, or a text with its exception. */
  Object evaluate(String script) {
    JSONObject response = call("Runtime.evaluate", "expression", script, "returnByValue", true, "awaitPromise", true);
    JSONObject result = response.optJSONObject("result");
    return response.has("exceptionDetails") ? "EXCEPTION " + response : result == null ? null : result.opt("value");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    from.request(1);
    if (last) {
      String whole = part.toString();
      part.setLength(0);
      try {
        message(new JSONObject(whole));
      } catch (Throwable e) {
        MainThread.fail(e);
      }
    }
    return null;
  }

  private void message(JSONObject message) throws JSONException {
    if (!message.has("id")) {
      handler.handle(message.getString("method"), message.getJSONObject("params"));
      return;
    }
    CompletableFuture<JSONObject> answer = waiting.remove(message.getInt("id"));
    if (answer != null) {
      answer.complete(message.has("error") ? message.getJSONObject("error") : message.getJSONObject("result"));
    }
  }
}
