package fi.finago.phone

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.NotificationManager.IMPORTANCE_HIGH
import android.app.NotificationManager.IMPORTANCE_NONE
import android.app.PendingIntent
import android.app.PendingIntent.FLAG_IMMUTABLE
import android.app.PendingIntent.FLAG_UPDATE_CURRENT
import android.content.Context
import android.content.Intent
import android.content.res.Configuration
import android.graphics.drawable.Icon
import android.net.Uri
import android.os.Build
import java.util.Locale

/** The app's notifications. They say that something waits and never what, so that anybody may read them. */
class Notifications(private val context: Context, private val inbox: Inbox) {
  private val manager = context.getSystemService(NotificationManager::class.java)

  /** The words in the app's language, which the inbox knows while the app does not run. */
  private val words: Context = inbox.contents().language.let { language ->
    if (language == null) context
    else context.createConfigurationContext(Configuration(context.resources.configuration).apply { setLocale(Locale.forLanguageTag(language)) })
  }

  /** Whether the phone shows them at all. */
  fun areOn(): Boolean = manager.areNotificationsEnabled()

  /** Whether the person switched the channel off. */
  fun isChannelOff(): Boolean = manager.getNotificationChannel(CHANNEL)?.importance == IMPORTANCE_NONE

  /** Shows that a challenge waits. */
  fun show(challenge: Contents.Shown) {
    val deny = Notification.Action.Builder(null as Icon?, words.getString(R.string.push_deny), pressing(challenge.deny))
    // Whoever holds a locked phone may not end its owner's logins. Before Android 12 the window asks (Presses.kt).
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) deny.setAuthenticationRequired(true)
    post(
      challenge.challenge, REQUEST,
      saying(R.string.push_title, R.string.push_body)
        .setContentIntent(pressing(challenge.open))
        .addAction(deny.build())
        .setTimeoutAfter(left(challenge))
        .setGroup(GROUP)
        .setGroupAlertBehavior(Notification.GROUP_ALERT_CHILDREN),
    )
    group()
  }

  /** Takes a challenge's notification back. */
  fun withdraw(challenge: String) {
    manager.cancel(challenge, REQUEST)
    group()
  }

  /** Shows that something about the account changed. */
  fun showNotice(notice: String) = post(notice, NOTICE, saying(R.string.push_notice_title, R.string.push_notice_body).setContentIntent(opening()))

  /** Shows what a notification looks like. */
  fun showTest() = post(null, TEST, saying(R.string.push_try_title, R.string.push_try_body).setContentIntent(opening()))

  /** Two notifications or more have one above them, which Android puts them under. */
  private fun group() {
    val shown = inbox.contents().shown
    if (shown.size < 2) return manager.cancel(null, SUMMARY)
    post(
      null, SUMMARY,
      saying(R.string.push_several, R.string.push_body)
        .setContentIntent(opening())
        .setTimeoutAfter(shown.maxOf { left(it) })
        .setGroup(GROUP)
        .setGroupSummary(true)
        .setGroupAlertBehavior(Notification.GROUP_ALERT_CHILDREN),
    )
  }

  private fun left(challenge: Contents.Shown) = maxOf(1, challenge.until * 1000 - System.currentTimeMillis())

  private fun saying(title: Int, body: Int): Notification.Builder {
    val text = words.getString(body)
    return Notification.Builder(context, CHANNEL)
      .setSmallIcon(R.drawable.push_icon)
      .setContentTitle(words.getString(title))
      .setContentText(text)
      .setStyle(Notification.BigTextStyle().bigText(text))
      .setVisibility(Notification.VISIBILITY_PUBLIC)
      .setAutoCancel(true)
      .setOnlyAlertOnce(true)
  }

  private fun post(tag: String?, id: Int, notification: Notification.Builder) {
    nameChannel()
    manager.notify(tag, id, notification.build())
  }

  /** Makes the channel, or gives it its name in the language of today. What the person set of it stays. */
  private fun nameChannel() {
    val (name, before) = words.getString(R.string.push_channel) to manager.getNotificationChannel(CHANNEL)
    if (before?.name == name) return
    manager.createNotificationChannel(NotificationChannel(CHANNEL, name, before?.importance ?: IMPORTANCE_HIGH).apply {
      lockscreenVisibility = Notification.VISIBILITY_PUBLIC
      enableVibration(true)
    })
  }

  /** Opens the app as its icon does. */
  private fun opening(): PendingIntent = PendingIntent.getActivity(context, 0, window().setAction(Intent.ACTION_MAIN), FLAG_IMMUTABLE)

  /** Opens the app and says what was pressed. The id is the intent's data too, by which Android tells one from the other. */
  private fun pressing(id: String): PendingIntent {
    val intent = window().setAction(Presses.ACTION).setData(Uri.fromParts("press", id, null)).putExtra(Presses.ID, id)
    return PendingIntent.getActivity(context, 0, intent, FLAG_IMMUTABLE or FLAG_UPDATE_CURRENT)
  }

  /** The app's window, by its name. */
  private fun window(): Intent {
    val icon = context.packageManager.getLaunchIntentForPackage(context.packageName)
    return Intent().setComponent(checkNotNull(icon?.component)).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
  }

  private companion object {
    const val CHANNEL = "requests"
    const val GROUP = "requests"
    const val REQUEST = 1
    const val SUMMARY = 2
    const val NOTICE = 3
    const val TEST = 4
  }
}
