package phone;

import android.webkit.ValueCallback;
import android.webkit.WebResourceResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chromium.support_lib_glue.SupportLibReflectionUtil;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * A page without a browser: fetches the files that the page refers to, makes the calls of its
 * scripts, and receives their events. Calls and responses have the format of Tauri's own scripts.
 */
public final class IpcCaller implements WebViewShadow.Renderer {
  private static final Pattern ANSWER = Pattern.compile("runCallback\\((\\d+), (.*)\\)$", Pattern.DOTALL);
  private static final Pattern EVENT =
      Pattern.compile("fn\\(\\{event: '([^']*)', payload: (.*)\\}, \\[[^\\]]*\\]\\) \\}\\)\\(\\)$", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("__TAURI_INVOKE_KEY__ = JSON.parse\\('(.*)'\\)");
  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/?[^\":]+)\"");

  private static final AtomicInteger IDS = new AtomicInteger(1);
  private static final Map<Integer, CompletableFuture<String>> WAITING = new ConcurrentHashMap<>();
  private static final Consumer<MainThread.Work> LOADS = MainThread.executor("chromium");
  private static final Consumer<MainThread.Work> CALLS = MainThread.executor("JavaBridge");
  private static volatile String key;
  private static volatile boolean hasHistory;
  private static volatile WebViewShadow wentBackIn;

  /** Sets whether the page has history to go back to. */
  public static void setHasHistory(boolean has) {
    hasHistory = has;
  }

  /** The WebView that went back last. */
  public static WebViewShadow wentBackIn() {
    return wentBackIn;
  }

  @Override
  public boolean canGoBack(WebViewShadow in) {
    return hasHistory;
  }

  @Override
  public void goBack(WebViewShadow in) {
    wentBackIn = in;
  }

  @Override
  public void load(WebViewShadow into, String url) {
    LOADS.accept(() -> fetchAll(into, url));
  }

  private static void fetchAll(WebViewShadow into, String url) throws IOException, JSONException {
    MainThread.await("a client", 10, into::getWebViewClient);
    WebResourceResponse page = into.fetch(url, "GET", Map.of("Accept", "*/*"), true);
    if (page == null) {
      Log.print("no response for " + url);
      return;
    }
    String html = new String(page.getData().readAllBytes());
    MainThread.run(() -> into.getWebViewClient().onPageStarted(into.real(), url, null));
    List<String> files = new ArrayList<>();
    for (Matcher named = FILE.matcher(html); named.find(); ) {
      files.add(named.group(1));
    }
    String base = url.replaceAll("/$", "");
    for (String file : files) {
      WebResourceResponse found = into.fetch(base + (file.startsWith("/") ? file : "/" + file), "GET", Map.of("Accept", "*/*"), false);
      if (found == null || found.getStatusCode() != 200) {
        throw new AssertionError("the page names " + file + ", which is not there");
      }
    }
    String scripts;
    synchronized (SupportLibReflectionUtil.SCRIPTS) {
      scripts = String.join("\n", SupportLibReflectionUtil.SCRIPTS);
    }
    Matcher found = KEY.matcher(scripts + html);
    if (found.find()) {
      key = new JSONArray("[" + unquoted(found.group(1)) + "]").getString(0);
    }
    MainThread.run(() -> into.getWebViewClient().onPageFinished(into.real(), url));
    into.pageIsLoaded();
  }

  @Override
  public void evaluate(WebViewShadow in, String script, ValueCallback<String> then) {
    Matcher answer = ANSWER.matcher(script.trim());
    Matcher event = EVENT.matcher(script.trim());
    try {
      if (answer.find()) {
        int id = Integer.parseInt(answer.group(1));
        boolean isRefused = id % 2 == 0;
        CompletableFuture<String> waiting = WAITING.remove(isRefused ? id - 1 : id);
        if (waiting != null && isRefused) {
          waiting.completeExceptionally(new IllegalStateException(literal(answer.group(2))));
        } else if (waiting != null) {
          waiting.complete(literal(answer.group(2)));
        }
      } else if (event.find() && event.group(1).equals("view")) {
        Interface.update(new JSONObject(literal(event.group(2))));
      }
    } catch (JSONException e) {
      MainThread.fail(e);
    }
    WebViewShadow.callBack(then, "null");
  }

  /** Calls a command, as Tauri's own script does. */
  static CompletableFuture<String> call(String command, JSONObject payload) {
    int id = IDS.getAndAdd(2);
    CompletableFuture<String> answer = new CompletableFuture<>();
    WAITING.put(id, answer);
    String message = Json.of("cmd", command, "callback", id, "error", id + 1, "payload", payload,
        "options", Json.of("customProtocolIpcBlocked", false), "__TAURI_INVOKE_KEY__", key).toString();
    WebViewShadow in = WebViewShadow.last();
    CALLS.accept(() -> in.postMessage(message));
    return answer;
  }

  private static String literal(String script) {
    return script.startsWith("JSON.parse('") ? unquoted(script.substring(12, script.length() - 2)) : script;
  }

  private static String unquoted(String text) {
    return text.replace("\\'", "'").replace("\\\\", "\\");
  }
}
