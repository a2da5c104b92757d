package org.chromium.support_lib_glue;

import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Entry point that AndroidX's webkit looks up in the phone's WebView by this name
 * (androidx.webkit.internal.WebViewGlueCommunicator). Its only feature is running scripts at
 * document start.
 */
public final class SupportLibReflectionUtil {
  /** Scripts that the app registered. */
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
