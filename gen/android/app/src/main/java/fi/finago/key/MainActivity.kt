package fi.finago.key

import android.Manifest.permission.HIDE_OVERLAY_WINDOWS
import android.content.Intent
import android.content.pm.PackageManager.PERMISSION_GRANTED
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
import app.tauri.barcodescanner.BarcodeScannerPlugin
import fi.finago.phone.Front
import fi.finago.phone.Presses

/** The window around the interface: what only the platform can do for it. */
class MainActivity : TauriActivity() {
  /** The page of this window, once there is one. */
  private var page: WebView? = null

  /** Intents from before there was a page: the plugins cannot take them yet. */
  private val early = mutableListOf<Intent>()

  /** Back goes back in this window's page. Tauri's own callback knows the page of the first window alone. */
  override val handleBackNavigation get() = true

  override fun onCreate(savedInstanceState: Bundle?) {
    // No pictures of the screen, nor among the recent apps; no other app's window on top.
    window.setFlags(FLAG_SECURE, FLAG_SECURE)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && checkSelfPermission(HIDE_OVERLAY_WINDOWS) == PERMISSION_GRANTED) {
      window.setHideOverlayWindows(true)
    }
    dress()
    if (Presses.take(this, intent) || hasUsed(intent, savedInstanceState)) intent = Intent(Intent.ACTION_MAIN)
    super.onCreate(savedInstanceState)
    leaveRoomAround(findViewById(android.R.id.content))
  }

  /** Whether an earlier window took the intent already: Android gives it again to each window that it makes from what it kept. */
  private fun hasUsed(intent: Intent, savedInstanceState: Bundle?) =
    savedInstanceState != null || intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0

  /**
   * Whether another window follows this one. Android says so for a changed configuration alone; a window that it destroys for the memory, or
   * because no activities are to be kept, is made anew as well, and Tauri ends the process with a window that is gone for good.
   */
  override fun isChangingConfigurations() = super.isChangingConfigurations() || !isFinishing

  override fun onNewIntent(intent: Intent) {
    if (Presses.take(this, intent)) return
    if (page == null) early += intent else super.onNewIntent(intent)
  }

  override fun onResume() {
    super.onResume()
    Front.came(applicationContext)
  }

  override fun onPause() {
    Front.left()
    super.onPause()
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
    // Once Tauri has given its plugins the page.
    mainExecutor.execute { take(webView) }
  }

  /** Takes the page: from now on, what comes goes there. */
  private fun take(webView: WebView) {
    page = webView
    // The scanner keeps the window and the page that it was made with, and they may be gone.
    if (anotherWindow) getPluginManager().load(webView, "camera", BarcodeScannerPlugin(this), "{}")
    anotherWindow = true
    early.forEach { super.onNewIntent(it) }
    early.clear()
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

  private companion object {
    /** Whether this process has had a window with a page. */
    var anotherWindow = false
  }
}
