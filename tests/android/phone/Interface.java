package phone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONException;
import org.json.JSONObject;

/** The app's interface by its two commands and one event: the current view, and intents. */
public final class Interface {
  private static volatile JSONObject view;

  private Interface() {}

  /** Waits for the page, subscribes to views and loads the first one. */
  public static void open() {
    MainThread.await("the page is loaded", 20, Phone::hasPage);
    call("plugin:event|listen", Json.of("event", "view", "target", Json.of("kind", "WebviewWindow", "label", "main"), "handler", 999_999));
    try {
      update(new JSONObject(call("current_view", new JSONObject())));
    } catch (JSONException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stores a view, unless a newer one is stored. */
  static synchronized void update(JSONObject next) {
    if (view == null || next.optLong("revision") > view.optLong("revision")) {
      view = next;
    }
  }

  /** Dispatches an intent and waits until it is handled. */
  public static void dispatch(Object intent) {
    call("dispatch", Json.of("intent", intent));
  }

  /** Dispatches an intent without waiting. */
  public static CompletableFuture<String> dispatchAsync(Object intent) {
    return IpcCaller.call("dispatch", Json.of("intent", intent));
  }

  private static String call(String command, JSONObject payload) {
    try {
      return IpcCaller.call(command, payload).get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(command, e);
    }
  }

  /** Name of the screen. */
  public static String screen() {
    Object screen = view == null ? null : view.opt("screen");
    return screen instanceof JSONObject named ? named.keys().next() : String.valueOf(screen);
  }

  /** Content of the screen. */
  public static JSONObject screenContent() {
    JSONObject screen = view.optJSONObject("screen");
    return screen == null ? new JSONObject() : screen.optJSONObject(screen());
  }

  /** The PIN pad; null when it is closed. */
  public static JSONObject pinPad() {
    JSONObject overlay = view == null ? null : view.optJSONObject("overlay");
    return overlay == null ? null : overlay.optJSONObject("Pin");
  }

  /** Message over the screen. */
  public static Object message() {
    return view.opt("message");
  }

  /** The whole view as text. */
  public static String viewText() {
    return String.valueOf(view);
  }

  /** Waits for a screen. */
  public static void awaitScreen(String screen) {
    MainThread.await("screen " + screen, 30, () -> screen.equals(screen()));
  }
}
