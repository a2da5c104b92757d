package fi.finago.key

import android.content.res.Configuration
import android.graphics.Color
import android.os.Build
import android.os.Bundle
import android.view.View
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import android.webkit.WebView
import androidx.activity.enableEdgeToEdge
import androidx.core.view.ViewCompat
import androidx.core.view.WindowInsetsCompat
import androidx.core.view.WindowInsetsCompat.Type.displayCutout
import androidx.core.view.WindowInsetsCompat.Type.ime
import androidx.core.view.WindowInsetsCompat.Type.systemBars

/** The window around the interface: what only the platform can do for it. */
class MainActivity : TauriActivity() {
  override fun onCreate(savedInstanceState: Bundle?) {
    // No pictures of the screen, nor among the recent apps; no other app's window on top.
    window.setFlags(FLAG_SECURE, FLAG_SECURE)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) window.setHideOverlayWindows(true)
    dress()
    super.onCreate(savedInstanceState)
    leaveRoomAround(findViewById(android.R.id.content))
  }

  override fun onWebViewCreate(webView: WebView) {
    WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG)
    webView.filterTouchesWhenObscured = true
    webView.overScrollMode = View.OVER_SCROLL_NEVER
    webView.setBackgroundColor(Color.TRANSPARENT)
    webView.settings.apply {
      allowFileAccess = false
      allowContentAccess = false
      javaScriptCanOpenWindowsAutomatically = false
      setGeolocationEnabled(false)
      setSupportZoom(false)
    }
  }

  override fun onConfigurationChanged(newConfig: Configuration) {
    super.onConfigurationChanged(newConfig)
    dress()
  }

  /** Light or dark, as the phone is now. */
  private fun dress() {
    enableEdgeToEdge()
    window.setBackgroundDrawableResource(R.color.ground)
  }

  /** For the system's bars, the camera's cutout and the keyboard. A WebView does not heed a padding of its own. */
  private fun leaveRoomAround(content: View) {
    ViewCompat.setOnApplyWindowInsetsListener(content) { view, insets ->
      val taken = insets.getInsets(systemBars() or displayCutout() or ime())
      view.setPadding(taken.left, taken.top, taken.right, taken.bottom)
      WindowInsetsCompat.CONSUMED
    }
  }
}
