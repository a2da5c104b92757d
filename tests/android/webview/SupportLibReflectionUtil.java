package org.chromium.support_lib_glue;

import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What AndroidX's webkit looks for in the phone's WebView, by this name
 * (androidx.webkit.internal.WebViewGlueCommunicator). It can do one thing: run scripts at the start of a page.
 */
public final class SupportLibReflectionUtil {
  /** The scripts that the app asked for. */
  public static final List<String> SCRIPTS = Collections.synchronizedList(new ArrayList<>());

  private SupportLibReflectionUtil() {}

  public static InvocationHandler createWebViewProviderFactory() {
    return (proxy, method, arguments) -> switch (method.getName()) {
      case "getSupportedFeatures" -> new String[] {"DOCUMENT_START_SCRIPT:1"};
      case "createWebView" -> webView();
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private static InvocationHandler webView() {
    return (proxy, method, arguments) -> {
      if (!method.getName().equals("addDocumentStartJavaScript")) {
        throw new UnsupportedOperationException(method.getName());
      }
      SCRIPTS.add((String) arguments[0]);
      return (InvocationHandler) (script, how, with) -> null;
    };
  }
}
