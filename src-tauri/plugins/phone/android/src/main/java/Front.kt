package fi.finago.phone

import android.content.Context

/** Whether the app's window is in front, as reported by the window. */
object Front {
  /** While true, no notification is shown: the user sees pending requests in the app. */
  @Volatile
  var isSo = false
    private set

  /**
   * Called when the window comes to the front. Withdraws notifications, since the window shows what
   * they are about.
   */
  fun came(context: Context) {
    isSo = true
    val inbox = Inbox.of(context)
    if (inbox.contents().shown.isEmpty()) return
    val notifications = Notifications(context, inbox)
    inbox.withdraw().forEach { notifications.withdraw(it) }
  }

  /** Called when the window leaves the front. */
  fun left() {
    isSo = false
  }
}
