package fi.finago.phone

import android.app.Activity
import android.app.KeyguardManager
import android.content.Intent

/**
 * What is pressed on notifications. Any app can send the window an intent; it counts if it names something that the inbox has to be pressed, in
 * words that nobody guesses, and it counts once: not again for a new window, from Recents or after a restart.
 */
object Presses {
  const val ACTION = "fi.finago.phone.PRESSED"
  const val ID = "press"

  /** Takes a press out of an intent. Returns false for any other intent. */
  fun take(window: Activity, intent: Intent): Boolean {
    if (intent.action != ACTION) return false
    val id = intent.getStringExtra(ID) ?: return true
    if (Inbox.of(window).denies(id)) unlocked(window) { press(window, id) } else press(window, id)
    return true
  }

  private fun press(window: Activity, id: String) {
    val inbox = Inbox.of(window)
    val challenge = inbox.press(id) ?: return
    // A button leaves its notification where it is.
    Notifications(window.applicationContext, inbox).withdraw(challenge)
    Look.tell()
  }

  /** Has the person unlock the phone first, if it is locked: Android 12 and newer did so before the button was pressed. */
  private fun unlocked(window: Activity, then: () -> Unit) {
    val keyguard = window.getSystemService(KeyguardManager::class.java)
    if (!keyguard.isDeviceLocked) return then()
    keyguard.requestDismissKeyguard(window, object : KeyguardManager.KeyguardDismissCallback() {
      override fun onDismissSucceeded() = then()
    })
  }
}
