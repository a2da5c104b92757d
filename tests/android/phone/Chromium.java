package phone;

import android.webkit.ValueCallback;
import android.webkit.WebResourceResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chromium.support_lib_glue.SupportLibReflectionUtil;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * The WebView's renderer, implemented by a headless Chromium over the DevTools protocol
 * (https://chromedevtools.github.io/devtools-protocol). Stories use the interface by touches at
 * real positions.
 */
public final class Chromium implements WebViewShadow.Renderer {
  private final DevTools tools;
  private final Consumer<MainThread.Work> bridge = MainThread.executor("JavaBridge");
  private final Consumer<MainThread.Work> loads = MainThread.executor("chromium");
  private final List<String> console = Collections.synchronizedList(new ArrayList<>());
  private volatile int firstIndex = -1;
  private boolean scriptsAdded;

  /** Starts a browser with the screen size of a phone. */
  public Chromium() throws IOException, InterruptedException {
    tools = new DevTools(this::handleEvent);
    for (String domain : List.of("Page", "Runtime", "Log")) {
      tools.call(domain + ".enable");
    }
    tools.call("Fetch.enable", "patterns", new JSONArray().put(Json.of("urlPattern", "*")));
    tools.call("Runtime.addBinding", "name", "__ipc");
    tools.call("Emulation.setDeviceMetricsOverride", "width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);
    tools.call("Emulation.setTouchEmulationEnabled", "enabled", true);
    tools.call("Page.addScriptToEvaluateOnNewDocument", "source", "window.ipc = { postMessage: message => __ipc(message) };");
  }

  private void handleEvent(String method, JSONObject event) throws JSONException {
    switch (method) {
      case "Fetch.requestPaused" -> MainThread.daemon("chromium", () -> respond(event));
      case "Runtime.bindingCalled" -> {
        String message = event.getString("payload");
        bridge.accept(() -> WebViewShadow.last().postMessage(message));
      }
      case "Page.loadEventFired" -> loads.accept(this::handleLoad);
      case "Runtime.consoleAPICalled" -> console.add(event.getString("type") + " " + event.getJSONArray("args"));
      case "Runtime.exceptionThrown" -> console.add("exception " + event.getJSONObject("exceptionDetails"));
      case "Log.entryAdded" -> console.add("log " + event.getJSONObject("entry").optString("text") + " " + event.getJSONObject("entry").optString("url"));
      default -> { }
    }
  }

  private void handleLoad() {
    WebViewShadow view = WebViewShadow.last();
    if (view == null || view.url() == null) {
      return;
    }
    MainThread.run(() -> view.getWebViewClient().onPageFinished(view.real(), view.url()));
    if (firstIndex < 0) {
      firstIndex = historyIndex();
    }
    view.pageIsLoaded();
  }

  private void respond(JSONObject paused) throws Exception {
    JSONObject request = paused.getJSONObject("request");
    String id = paused.getString("requestId");
    String url = request.getString("url");
    boolean page = "Document".equals(paused.optString("resourceType"));
    Map<String, String> headers = new LinkedHashMap<>();
    JSONObject requestHeaders = request.getJSONObject("headers");
    for (var names = requestHeaders.keys(); names.hasNext(); ) {
      String name = names.next();
      headers.put(name, requestHeaders.getString(name));
    }
    WebViewShadow view = WebViewShadow.last();
    WebResourceResponse response = view.fetch(url, request.getString("method"), headers, page);
    if (response == null) {
      tools.call("Fetch.failRequest", "requestId", id, "errorReason", "NameNotResolved");
      return;
    }
    JSONArray responseHeaders = new JSONArray();
    for (var header : response.getResponseHeaders().entrySet()) {
      responseHeaders.put(Json.of("name", header.getKey(), "value", header.getValue()));
    }
    String charset = response.getEncoding() == null ? "" : ";charset=" + response.getEncoding();
    responseHeaders.put(Json.of("name", "Content-Type", "value", response.getMimeType() + charset));
    if (page) {
      MainThread.run(() -> view.getWebViewClient().onPageStarted(view.real(), url, null));
    }
    byte[] body = response.getData() == null ? new byte[0] : response.getData().readAllBytes();
    tools.call("Fetch.fulfillRequest", "requestId", id, "responseCode", response.getStatusCode(), "responseHeaders", responseHeaders,
        "body", Base64.getEncoder().encodeToString(body));
  }

  @Override
  public void load(WebViewShadow into, String url) {
    loads.accept(() -> {
      MainThread.await("a client", 10, into::getWebViewClient);
      if (!scriptsAdded) {
        scriptsAdded = true;
        for (String script : List.copyOf(SupportLibReflectionUtil.SCRIPTS)) {
          tools.call("Page.addScriptToEvaluateOnNewDocument", "source", script);
        }
      }
      tools.call("Page.navigate", "url", url);
    });
  }

  @Override
  public void evaluate(WebViewShadow in, String script, ValueCallback<String> then) {
    MainThread.daemon("chromium", () -> {
      String value = String.valueOf(tools.evaluate(script));
      WebViewShadow.callBack(then, value);
    });
  }

  @Override
  public boolean canGoBack(WebViewShadow in) {
    return historyIndex() > firstIndex;
  }

  @Override
  public void goBack(WebViewShadow in) {
    MainThread.daemon("chromium", () -> tools.evaluate("history.back()"));
  }

  private int historyIndex() {
    return tools.call("Page.getNavigationHistory").optInt("currentIndex");
  }

  /** Console messages, exceptions and log entries of the page. */
  public List<String> console() {
    return List.copyOf(console);
  }

  /** Text of the page. */
  public String text() {
    return String.valueOf(tools.evaluate("document.body.innerText")).replaceAll("\\s+", " ");
  }

  /** Waits for a text on the page. */
  public void awaitText(String words) {
    MainThread.await("\"" + words + "\" on the page", 20, () -> text().contains(words));
  }

  /** Saves a screenshot of the page. */
  public void saveScreenshot(String name) throws IOException {
    String picture = tools.call("Page.captureScreenshot", "format", "png").optString("data");
    Files.write(Path.of(System.getProperty("story.folder"), name + ".png"), Base64.getDecoder().decode(picture));
  }

  /** Touches the element that a selector finds, once it is enabled, at rest, not covered, and touches count. */
  public void touch(String selector) {
    String find = """
        (async () => {
          const found = document.querySelector(%s);
          if (!found || found.matches(':disabled, [data-guarded] *') || !found.checkVisibility()) return null;
          found.scrollIntoView({ block: 'nearest' });
          const at = () => { const box = found.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] };
          const before = at().join();
          await new Promise(requestAnimationFrame);
          const [x, y] = at();
          return before === [x, y].join() && found.contains(document.elementFromPoint(x, y)) ? before : null;
        })()""".formatted(JSONObject.quote(selector));
    String[] position = MainThread.await("something to touch at " + selector, 10, () -> tools.evaluate(find) instanceof String at ? at : null).split(",");
    JSONArray finger = new JSONArray().put(Json.of("x", Double.parseDouble(position[0]), "y", Double.parseDouble(position[1])));
    tools.call("Input.dispatchTouchEvent", "type", "touchStart", "touchPoints", finger);
    tools.call("Input.dispatchTouchEvent", "type", "touchEnd", "touchPoints", new JSONArray());
  }

  /** Replaces the content of a field. */
  public void type(String field, String text) {
    String focus = "(() => { const i = document.querySelector(%s); if (!i) return false; i.focus(); i.select(); return document.activeElement === i })()"
        .formatted(JSONObject.quote(field));
    MainThread.await("a field " + field, 10, () -> Boolean.TRUE.equals(tools.evaluate(focus)));
    tools.call("Input.insertText", "text", text);
  }
}
