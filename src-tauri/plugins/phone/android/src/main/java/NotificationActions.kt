package fi.finago.phone

import android.app.Activity
import android.app.KeyguardManager
import android.content.Intent

/**
 * Actions on notifications. Any app can send the window an intent. An intent counts only if it has
 * the unguessable id of an action in the inbox, and only once: not again for a new window, from
 * Recents or after a restart.
 */
object NotificationActions {
  const val ACTION = "fi.finago.phone.PRESSED"
  const val ID = "press"

  /** Processes the action in an intent. Returns false for any other intent. */
  fun handle(window: Activity, intent: Intent): Boolean {
    if (intent.action != ACTION) return false
    val id = intent.getStringExtra(ID) ?: return true
    if (Inbox.of(window).denies(id)) unlocked(window) { press(window, id) } else press(window, id)
    return true
  }

  private fun press(window: Activity, id: String) {
    val inbox = Inbox.of(window)
    val challenge = inbox.press(id) ?: return
    // Pressing a button does not remove its notification.
    Notifications(window.applicationContext, inbox).withdraw(challenge)
    CoreSignal.send()
  }

  /**
   * Runs `then` once the phone is unlocked. Android 12 and newer require unlocking before the
   * action.
   */
  private fun unlocked(window: Activity, then: () -> Unit) {
    val keyguard = window.getSystemService(KeyguardManager::class.java)
    if (!keyguard.isDeviceLocked) return then()
    keyguard.requestDismissKeyguard(window, object : KeyguardManager.KeyguardDismissCallback() {
      override fun onDismissSucceeded() = then()
    })
  }
}
