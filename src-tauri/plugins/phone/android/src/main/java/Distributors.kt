package fi.finago.phone

import android.content.Context
import android.content.pm.PackageManager.NameNotFoundException
import org.unifiedpush.android.connector.UnifiedPush

/**
 * The distributors that can deliver pushes: Play services, or another app that the user installed.
 */
class Distributors(private val context: Context, private val inbox: Inbox) {
  /** Returns the installed distributors. */
  fun list(): List<String> {
    val found = UnifiedPush.getDistributors(context)
    // The connector cannot detect its embedded distributor any more, since its name has changed,
    // and lists it even on phones without Play services.
    return if (isThere(PLAY_SERVICES)) found else found - context.packageName
  }

  /**
   * Returns the distributor to register with: the user's choice, else Play services, else the only
   * one.
   */
  fun current(): String? {
    val there = list()
    return inbox.contents().chosenDistributor.takeIf { it in there } ?: context.packageName.takeIf { it in there } ?: there.singleOrNull()
  }

  /** Returns the name of a distributor for the user. */
  fun name(distributor: String): String {
    if (distributor == context.packageName) return "Google Play"
    val packages = context.packageManager
    return try {
      packages.getApplicationLabel(packages.getApplicationInfo(distributor, 0)).toString()
    } catch (e: NameNotFoundException) {
      distributor
    }
  }

  /** Registers with `distributor` from now on. Endpoints of another distributor are discarded. */
  fun use(distributor: String) {
    if (inbox.contents().currentDistributor != distributor) {
      UnifiedPush.removeDistributor(context, PushKeys(context))
      inbox.clearEndpoints()
      inbox.setCurrentDistributor(distributor)
    }
    // Saved each time: the connector forgets the distributor when the last device is unregistered.
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
