package fi.finago.key

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.view.Gravity
import android.webkit.WebView
import android.widget.Button
import android.widget.LinearLayout
import android.widget.ScrollView
import android.widget.TextView

/** Shows why the app cannot start and what to do, without WebView and Rust. */
class TroubleActivity : Activity() {
  private var reason = OTHER

  override fun onCreate(savedInstanceState: Bundle?) {
    super.onCreate(savedInstanceState)
    intent.getStringExtra(REASON)?.let { reason = it }
    if (hasOldWebView) reason = OLD_WEBVIEW
    setContentView(page())
  }

  private var hasOldWebView = false

  private fun page() = ScrollView(this).apply {
    isFillViewport = true
    fitsSystemWindows = true
    addView(LinearLayout(context).apply {
      orientation = LinearLayout.VERTICAL
      gravity = Gravity.CENTER_VERTICAL
      val margin = (24 * resources.displayMetrics.density).toInt()
      setPadding(margin, margin, margin, margin)
      addView(text(R.string.trouble_title, 24f).apply { isAccessibilityHeading = true })
      addView(text(message(), 16f).apply { setPadding(0, margin / 2, 0, margin) })
      addView(Button(context).apply {
        setText(if (reason == OLD_WEBVIEW) R.string.trouble_update else R.string.trouble_again)
        setOnClickListener { if (reason == OLD_WEBVIEW) update() else restart() }
      })
    })
  }

  private fun text(message: Int, size: Float) = TextView(this).apply {
    setText(message)
    textSize = size
  }

  private fun message() = when (reason) {
    OLD_WEBVIEW -> R.string.trouble_old_webview
    STORAGE -> R.string.trouble_storage
    else -> R.string.trouble_other
  }

  /** Opens the page of the WebView in the store. */
  private fun update() {
    val webView = WebView.getCurrentWebViewPackage()?.packageName ?: return
    try {
      startActivity(Intent(Intent.ACTION_VIEW, Uri.parse("market://details?id=$webView")))
    } catch (e: ActivityNotFoundException) {
      startActivity(Intent(Intent.ACTION_VIEW, Uri.parse("https://play.google.com/store/apps/details?id=$webView")))
    }
  }

  /** Restarts the app in a new process: the failure may persist in this one. */
  private fun restart() {
    packageManager.getLaunchIntentForPackage(packageName)?.component?.let { startActivity(Intent.makeRestartActivityTask(it)) }
    Runtime.getRuntime().exit(0)
  }

  companion object {
    /** Name of the extra with the reason. */
    const val REASON = "reason"

    /** Reason: stored data cannot be opened. */
    const val STORAGE = "storage"

    /** Reason: any other failure. */
    const val OTHER = "other"

    private const val OLD_WEBVIEW = "old-webview"

    /** Activity that replaces [MainActivity] if the WebView is too old. */
    fun ofOldWebView() = TroubleActivity().apply { hasOldWebView = true }
  }
}
