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
import fi.finago.phone.Foreground
import fi.finago.phone.NotificationActions

/** The app's activity: what the interface needs from the platform. */
class MainActivity : TauriActivity() {
  /** WebView of this activity, once it exists. */
  private var page: WebView? = null

  /** Intents that arrived before the WebView existed; the plugins cannot handle them yet. */
  private val queuedIntents = mutableListOf<Intent>()

  /**
   * Back navigates in this activity's page. Tauri's own callback knows only the page of the first
   * activity.
   */
  override val handleBackNavigation get() = true

  override fun onCreate(savedInstanceState: Bundle?) {
    // Forbids screenshots and thumbnails for the recent apps, and windows of other apps on top.
    window.setFlags(FLAG_SECURE, FLAG_SECURE)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && checkSelfPermission(HIDE_OVERLAY_WINDOWS) == PERMISSION_GRANTED) {
      window.setHideOverlayWindows(true)
    }
    applyTheme()
    if (NotificationActions.handle(this, intent) || wasHandled(intent, savedInstanceState)) intent = Intent(Intent.ACTION_MAIN)
    LinkSender.note(this, intent)
    super.onCreate(savedInstanceState)
    padContent(findViewById(android.R.id.content))
  }

  /**
   * Whether an earlier activity handled the intent: Android delivers it again to each activity that
   * it recreates or starts from the recent apps.
   */
  private fun wasHandled(intent: Intent, savedInstanceState: Bundle?) =
    savedInstanceState != null || intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0

  /**
   * Whether Android will recreate this activity. The framework returns true only for configuration
   * changes, but an activity destroyed to free memory, or by "Don't keep activities", is recreated
   * too. Tauri ends the process with an activity that is destroyed for good.
   */
  override fun isChangingConfigurations() = super.isChangingConfigurations() || !isFinishing

  override fun onNewIntent(intent: Intent) {
    if (NotificationActions.handle(this, intent)) return
    LinkSender.note(this, intent)
    if (page == null) queuedIntents += intent else super.onNewIntent(intent)
  }

  override fun onResume() {
    super.onResume()
    Foreground.enter(applicationContext)
  }

  override fun onPause() {
    Foreground.leave()
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
    // Deferred until Tauri has passed the WebView to its plugins.
    mainExecutor.execute { connectPage(webView) }
  }

  /** Stores the WebView and delivers the intents that arrived before it. */
  private fun connectPage(webView: WebView) {
    page = webView
    // The scanner plugin stores the activity and WebView it was created with, which may be
    // destroyed.
    if (hadPage) getPluginManager().load(webView, "camera", BarcodeScannerPlugin(this), "{}")
    hadPage = true
    queuedIntents.forEach { super.onNewIntent(it) }
    queuedIntents.clear()
  }

  override fun onConfigurationChanged(newConfig: Configuration) {
    super.onConfigurationChanged(newConfig)
    applyTheme()
  }

  /** Applies the current appearance of the phone, light or dark. */
  private fun applyTheme() {
    enableEdgeToEdge()
    window.setBackgroundDrawableResource(R.color.ground)
  }

  /**
   * Pads the content by system bars, camera cutout and keyboard. A WebView ignores a padding of its
   * own.
   */
  private fun padContent(content: View) {
    ViewCompat.setOnApplyWindowInsetsListener(content) { view, insets ->
      val taken = insets.getInsets(systemBars() or displayCutout() or ime())
      view.setPadding(taken.left, taken.top, taken.right, taken.bottom)
      WindowInsetsCompat.CONSUMED
    }
  }

  private companion object {
    /** Whether this process has already had an activity with a WebView. */
    var hadPage = false
  }
}
