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

/**
 * The app's notifications. They say that a request is waiting and nothing about it, so anybody may
 * read them.
 */
class Notifications(private val context: Context, private val inbox: Inbox) {
  private val manager = context.getSystemService(NotificationManager::class.java)

  /** Context in the app's language, which is stored in the inbox while the app does not run. */
  private val localized: Context = inbox.contents().language.let { language ->
    if (language == null) context
    else context.createConfigurationContext(Configuration(context.resources.configuration).apply { setLocale(Locale.forLanguageTag(language)) })
  }

  /** Whether notifications of the app are enabled. */
  fun areEnabled(): Boolean = manager.areNotificationsEnabled()

  /** Whether the user turned the channel off. */
  fun isChannelOff(): Boolean = manager.getNotificationChannel(CHANNEL)?.importance == IMPORTANCE_NONE

  /** Shows that a challenge is waiting. */
  fun show(challenge: Contents.Shown) {
    val deny = Notification.Action.Builder(null as Icon?, localized.getString(R.string.push_deny), actionIntent(challenge.deny))
    // On a locked phone, nobody may deny the owner's logins. Before Android 12 the window requires
    // unlocking (NotificationActions.kt).
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) deny.setAuthenticationRequired(true)
    post(
      challenge.challenge, REQUEST,
      builder(R.string.push_title, R.string.push_body)
        .setContentIntent(actionIntent(challenge.open))
        .addAction(deny.build())
        .setTimeoutAfter(remaining(challenge))
        .setGroup(GROUP)
        .setGroupAlertBehavior(Notification.GROUP_ALERT_CHILDREN),
    )
    updateSummary()
  }

  /** Withdraws a challenge's notification. */
  fun withdraw(challenge: String) {
    manager.cancel(challenge, REQUEST)
    updateSummary()
  }

  /** Shows that something about the account changed. */
  fun showNotice(notice: String) = post(notice, NOTICE, builder(R.string.push_notice_title, R.string.push_notice_body).setContentIntent(openIntent()))

  /** Shows the test notification. */
  fun showTest() = post(null, TEST, builder(R.string.push_try_title, R.string.push_try_body).setContentIntent(openIntent()))

  /** Shows a summary for two or more notifications, which Android groups under it. */
  private fun updateSummary() {
    val shown = inbox.contents().shown
    if (shown.size < 2) return manager.cancel(null, SUMMARY)
    post(
      null, SUMMARY,
      builder(R.string.push_several, R.string.push_body)
        .setContentIntent(openIntent())
        .setTimeoutAfter(shown.maxOf { remaining(it) })
        .setGroup(GROUP)
        .setGroupSummary(true)
        .setGroupAlertBehavior(Notification.GROUP_ALERT_CHILDREN),
    )
  }

  private fun remaining(challenge: Contents.Shown) = maxOf(1, challenge.until * 1000 - System.currentTimeMillis())

  private fun builder(title: Int, body: Int): Notification.Builder {
    val text = localized.getString(body)
    return Notification.Builder(context, CHANNEL)
      .setSmallIcon(R.drawable.push_icon)
      .setContentTitle(localized.getString(title))
      .setContentText(text)
      .setStyle(Notification.BigTextStyle().bigText(text))
      .setVisibility(Notification.VISIBILITY_PUBLIC)
      .setAutoCancel(true)
      .setOnlyAlertOnce(true)
  }

  private fun post(tag: String?, id: Int, notification: Notification.Builder) {
    createChannel()
    manager.notify(tag, id, notification.build())
  }

  /**
   * Creates the channel, or renames it in the current language. The user's settings of the channel
   * are preserved.
   */
  private fun createChannel() {
    val (name, before) = localized.getString(R.string.push_channel) to manager.getNotificationChannel(CHANNEL)
    if (before?.name == name) return
    manager.createNotificationChannel(NotificationChannel(CHANNEL, name, before?.importance ?: IMPORTANCE_HIGH).apply {
      lockscreenVisibility = Notification.VISIBILITY_PUBLIC
      enableVibration(true)
    })
  }

  /** Opens the app as its launcher icon does. */
  private fun openIntent(): PendingIntent = PendingIntent.getActivity(context, 0, window().setAction(Intent.ACTION_MAIN), FLAG_IMMUTABLE)

  /**
   * Opens the app with the action's id. The id is also the intent's data, by which Android
   * distinguishes pending intents.
   */
  private fun actionIntent(id: String): PendingIntent {
    val intent = window().setAction(NotificationActions.ACTION).setData(Uri.fromParts("press", id, null)).putExtra(NotificationActions.ID, id)
    return PendingIntent.getActivity(context, 0, intent, FLAG_IMMUTABLE or FLAG_UPDATE_CURRENT)
  }

  /** Explicit intent for the app's window. */
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
