package fi.finago.key

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager.FEATURE_FACE
import android.content.pm.PackageManager.FEATURE_FINGERPRINT
import android.content.pm.PackageManager.FEATURE_IRIS
import android.net.Uri
import android.os.Build
import android.provider.Settings
import androidx.biometric.BiometricManager
import androidx.biometric.BiometricManager.Authenticators.BIOMETRIC_STRONG
import androidx.biometric.BiometricManager.Authenticators.BIOMETRIC_WEAK
import androidx.biometric.BiometricManager.BIOMETRIC_SUCCESS
import app.tauri.annotation.Command
import app.tauri.annotation.InvokeArg
import app.tauri.annotation.TauriPlugin
import app.tauri.plugin.Invoke
import app.tauri.plugin.JSObject
import app.tauri.plugin.Plugin
import kotlin.concurrent.thread

@InvokeArg
class CannotStart {
  lateinit var reason: String
}

@InvokeArg
class OpenPage {
  lateinit var page: String
  var sender: String? = null
}

/** Tauri plugin for platform functions that Rust can only call through the Java virtual machine. */
@TauriPlugin
class Host(private val activity: Activity) : Plugin(activity) {
  /** Returns the phone's model and name, its count of starts, and the language of the app. */
  @Command
  fun describe(invoke: Invoke) {
    val model = if (Build.MODEL.startsWith(Build.MANUFACTURER, ignoreCase = true)) Build.MODEL else "${Build.MANUFACTURER} ${Build.MODEL}"
    val answer = JSObject()
    answer.put("model", model)
    answer.put("name", Settings.Global.getString(activity.contentResolver, Settings.Global.DEVICE_NAME) ?: model)
    val boot = Settings.Global.getInt(activity.contentResolver, Settings.Global.BOOT_COUNT, -1)
    if (boot >= 0) answer.put("boot", boot)
    answer.put("language", activity.resources.configuration.locales[0].toLanguageTag())
    invoke.resolve(answer)
  }

  /**
   * Returns the kind of the biometric sensor and its strength: "strong" (can guard a key), "weak"
   * or "none".
   */
  @Command
  fun sensor(invoke: Invoke) {
    val manager = BiometricManager.from(activity)
    val features = activity.packageManager
    val isFingerprint = features.hasSystemFeature(FEATURE_FINGERPRINT)
    val isFace = features.hasSystemFeature(FEATURE_FACE) || features.hasSystemFeature(FEATURE_IRIS)
    val strength = when {
      manager.canAuthenticate(BIOMETRIC_STRONG) == BIOMETRIC_SUCCESS -> "strong"
      manager.canAuthenticate(BIOMETRIC_WEAK) == BIOMETRIC_SUCCESS -> "weak"
      else -> "none"
    }
    val answer = JSObject()
    answer.put("strength", strength)
    answer.put("kind", if (isFingerprint || !isFace) "fingerprint" else "face")
    invoke.resolve(answer)
  }

  /** Generates the key that encrypts the vault's secrets, unless it exists. */
  @Command
  fun prepareKeystore(invoke: Invoke) {
    // A keystore can take seconds, which would block the main thread.
    thread {
      try {
        VaultKey.make(activity.applicationContext)
        invoke.resolve()
      } catch (e: Exception) {
        invoke.reject(e.toString())
      }
    }
  }

  /** Returns the package of the app that sent the last link. */
  @Command
  fun linkSender(invoke: Invoke) {
    val answer = JSObject()
    answer.put("sender", LinkSender.name)
    invoke.resolve(answer)
  }

  /**
   * Opens a page in the app that sent the link, if that is a browser, or else in the default
   * browser. The page contains a secret, so no failure names it.
   */
  @Command
  fun openPage(invoke: Invoke) {
    val arguments = invoke.parseArgs(OpenPage::class.java)
    val page = Uri.parse(arguments.page)
    val sender = arguments.sender?.takeIf { it != activity.packageName }
    if (sender != null && opensPage(page, sender) || opensPage(page, null)) invoke.resolve()
    else invoke.reject("no browser opened the page")
  }

  /** Opens a page in a browser, in that of a package if one is given. Returns whether there is one. */
  private fun opensPage(page: Uri, browser: String?): Boolean {
    // The selector finds browsers only: apps that open all pages, not one that claims this page.
    val anyPage = Intent(Intent.ACTION_VIEW, Uri.fromParts("http", "", null)).addCategory(Intent.CATEGORY_BROWSABLE)
    val open = Intent(Intent.ACTION_VIEW, page).addCategory(Intent.CATEGORY_BROWSABLE)
    open.selector = anyPage.setPackage(browser)
    return try {
      activity.startActivity(open.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
      true
    } catch (_: ActivityNotFoundException) {
      false
    } catch (_: SecurityException) {
      // The browser that was named is not exported.
      false
    }
  }

  /** Shows why the app cannot start, instead of its window. */
  @Command
  fun cannotStart(invoke: Invoke) {
    val reason = invoke.parseArgs(CannotStart::class.java).reason
    activity.startActivity(Intent(activity, TroubleActivity::class.java).putExtra(TroubleActivity.REASON, reason))
    invoke.resolve()
    activity.finish()
  }
}
