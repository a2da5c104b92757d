package phone;

import android.net.Uri;
import android.os.Handler;
import android.os.Looper;
import android.webkit.ValueCallback;
import android.webkit.WebResourceRequest;
import android.webkit.WebResourceResponse;
import android.webkit.WebSettings;
import android.webkit.WebView;
import java.util.Collections;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.annotation.RealObject;
import org.robolectric.shadows.ShadowWebView;

/**
 * Implementation behind the framework's WebView
 * (https://developer.android.com/reference/android/webkit/WebView), with a renderer that the story
 * chooses. Calls from other threads than the main thread are recorded, where WebView.checkThread
 * would throw.
 */
@Implements(WebView.class)
public final class WebViewShadow extends ShadowWebView {
  /** Renderer of pages. */
  public interface Renderer {
    void load(WebViewShadow into, String url);

    void evaluate(WebViewShadow in, String script, ValueCallback<String> then);

    boolean canGoBack(WebViewShadow in);

    void goBack(WebViewShadow in);
  }

  private static volatile WebViewShadow last;
  private static volatile Renderer renderer = new IpcCaller();
  private static final List<String> WRONG_THREAD_CALLS = Collections.synchronizedList(new ArrayList<>());

  @RealObject
  private WebView real;
  private volatile String url;
  private volatile boolean loaded;

  public WebViewShadow() {
    last = this;
  }

  /** The WebView created last: that of the activity on the screen. */
  public static WebViewShadow last() {
    return last;
  }

  /** Clears the WebView: a new activity, without one yet, comes to the screen. */
  static void clearLast() {
    last = null;
  }

  /** Sets the renderer. */
  public static void setRenderer(Renderer with) {
    renderer = with;
  }

  /** Calls from other threads than the main thread. */
  public static List<String> wrongThreadCalls() {
    return WRONG_THREAD_CALLS;
  }

  public WebView real() {
    return real;
  }

  public String url() {
    return url;
  }

  /** Whether its page is loaded. */
  public boolean isLoaded() {
    return loaded;
  }

  void pageIsLoaded() {
    loaded = true;
  }

  private static void recordWrongThread(String call) {
    if (Looper.myLooper() != Looper.getMainLooper()) {
      WRONG_THREAD_CALLS.add(call + " on " + Thread.currentThread().getName());
    }
  }

  @Implementation
  @Override
  protected WebSettings getSettings() {
    recordWrongThread("getSettings");
    return super.getSettings();
  }

  @Implementation
  @Override
  protected void addJavascriptInterface(Object object, String name) {
    recordWrongThread("addJavascriptInterface");
    super.addJavascriptInterface(object, name);
  }

  @Implementation
  @Override
  protected void loadUrl(String to, Map<String, String> headers) {
    recordWrongThread("loadUrl");
    Log.print("loads " + to);
    super.loadUrl(to, headers);
    url = to;
    renderer.load(this, to);
  }

  @Implementation
  @Override
  protected boolean canGoBack() {
    recordWrongThread("canGoBack");
    return renderer.canGoBack(this);
  }

  @Implementation
  @Override
  protected void goBack() {
    recordWrongThread("goBack");
    renderer.goBack(this);
  }

  @Implementation
  @Override
  protected void evaluateJavascript(String script, ValueCallback<String> then) {
    recordWrongThread("evaluateJavascript");
    renderer.evaluate(this, script, then);
  }

  /** Class loader in which AndroidX looks up the features of the WebView. */
  @Implementation
  protected static ClassLoader getWebViewClassLoader() {
    return WebViewShadow.class.getClassLoader();
  }

  /** Calls back on the main thread, as WebView does. */
  static void callBack(ValueCallback<String> then, String value) {
    if (then != null) {
      new Handler(Looper.getMainLooper()).post(() -> then.onReceiveValue(value));
    }
  }

  /** Passes a message of the page to the app, as the JavaScript bridge does. */
  void postMessage(String message) {
    ((fi.finago.key.Ipc) getJavascriptInterface("ipc")).postMessage(message);
  }

  /** Response of the app to a request of the page, or null. */
  WebResourceResponse fetch(String what, String method, Map<String, String> headers, boolean page) {
    return getWebViewClient().shouldInterceptRequest(real, new WebResourceRequest() {
      @Override
      public Uri getUrl() {
        return Uri.parse(what);
      }

      @Override
      public boolean isForMainFrame() {
        return page;
      }

      @Override
      public boolean isRedirect() {
        return false;
      }

      @Override
      public boolean hasGesture() {
        return false;
      }

      @Override
      public String getMethod() {
        return method;
      }

      @Override
      public Map<String, String> getRequestHeaders() {
        return headers;
      }
    });
  }
}
