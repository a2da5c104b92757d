package fi.finago.phone

import android.content.Context

/** Whether the app's window is in front, as reported by the window. */
object Foreground {
  /** While true, no notification is shown: the user sees pending requests in the app. */
  @Volatile
  var isActive = false
    private set

  /**
   * Called when the window comes to the front. Withdraws notifications, since the window shows what
   * they are about.
   */
  fun enter(context: Context) {
    isActive = true
    val inbox = Inbox.of(context)
    if (inbox.contents().shown.isEmpty()) return
    val notifications = Notifications(context, inbox)
    inbox.withdrawAll().forEach { notifications.withdraw(it) }
  }

  /** Called when the window leaves the front. */
  fun leave() {
    isActive = false
  }
}
