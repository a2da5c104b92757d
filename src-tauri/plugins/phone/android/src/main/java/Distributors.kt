package fi.finago.phone

import android.content.Context
import android.content.pm.PackageManager.NameNotFoundException
import org.unifiedpush.android.connector.UnifiedPush

/** Whom pushes come through: Play services, or another app of the person's. */
class Distributors(private val context: Context, private val inbox: Inbox) {
  /** Those that are there. */
  fun list(): List<String> {
    val found = UnifiedPush.getDistributors(context)
    // The connector looks for the embedded one under a name that it has no more, and lists it on phones without Play services too.
    return if (isThere(PLAY_SERVICES)) found else found - context.packageName
  }

  /** The one to register with: what the person chose, else Play services, else the only one. */
  fun current(): String? {
    val there = list()
    return inbox.contents().chosen.takeIf { it in there } ?: context.packageName.takeIf { it in there } ?: there.singleOrNull()
  }

  /** What the person calls one. */
  fun name(distributor: String): String {
    if (distributor == context.packageName) return "Google Play"
    val packages = context.packageManager
    return try {
      packages.getApplicationLabel(packages.getApplicationInfo(distributor, 0)).toString()
    } catch (e: NameNotFoundException) {
      distributor
    }
  }

  /** Registers with this one from now on. Addresses that another one gave are of no use any more. */
  fun use(distributor: String) {
    if (inbox.contents().through != distributor) {
      UnifiedPush.removeDistributor(context, Box(context))
      inbox.unaddressed()
      inbox.through(distributor)
    }
    // The connector forgets it with the last device.
    UnifiedPush.saveDistributor(context, distributor)
  }

  private fun isThere(app: String) = try {
    context.packageManager.getPackageInfo(app, 0)
    true
  } catch (e: NameNotFoundException) {
    false
  }

  private companion object {
    const val PLAY_SERVICES = "com.google.android.gms"
  }
}
