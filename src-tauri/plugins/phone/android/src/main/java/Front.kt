package fi.finago.phone

import android.content.Context

/** Whether the app's window is in front, as the window says. */
object Front {
  /** While it is, nothing is notified: the person sees what waits. */
  @Volatile
  var isSo = false
    private set

  /** The window came to the front: what is notified is on it. */
  fun came(context: Context) {
    isSo = true
    val inbox = Inbox.of(context)
    if (inbox.contents().shown.isEmpty()) return
    val notifications = Notifications(context, inbox)
    inbox.withdraw().forEach { notifications.withdraw(it) }
  }

  /** The window left the front. */
  fun left() {
    isSo = false
  }
}
