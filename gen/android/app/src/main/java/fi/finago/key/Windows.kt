package fi.finago.key

import android.app.Activity
import android.app.AppComponentFactory
import android.content.Intent
import android.webkit.WebView

/** Chooses the activity to open, before any other class of the app is loaded. */
class Windows : AppComponentFactory() {
  override fun instantiateActivity(loader: ClassLoader, name: String, intent: Intent?): Activity =
    if (name == MainActivity::class.java.name && webViewIsTooOld()) {
      TroubleActivity.ofOldWebView()
    } else {
      super.instantiateActivity(loader, name, intent)
    }

  private fun webViewIsTooOld(): Boolean {
    val version = WebView.getCurrentWebViewPackage()?.versionName ?: return false
    val major = version.substringBefore('.').toIntOrNull() ?: return false
    return major < OLDEST_WEBVIEW
  }

  companion object {
    /**
     * First WebView version with everything that the interface's styles use (`:has`, container
     * queries).
     */
    const val OLDEST_WEBVIEW = 105
  }
}
