package fi.finago.key

import android.app.Activity
import android.content.Intent
import android.os.Bundle

/** The app that sent the last link, to open the page after an approval in the browser it came from. */
object LinkSender {
  /** Package of the app, as Android knows it; null if Android does not name it. */
  @Volatile
  var name: String? = null
    private set

  /** Notes the sender of an intent that arrives at the activity, if the intent is a link. */
  fun note(activity: Activity, arrived: Intent) {
    if (arrived.action != Intent.ACTION_VIEW) return
    // Android's own knowledge counts, and not what the sender says of itself in extras. They are
    // dropped unread: reading extras of an unknown class ends the app.
    activity.intent.replaceExtras(null as Bundle?)
    name = activity.referrer?.takeIf { it.scheme == "android-app" }?.host
  }
}
