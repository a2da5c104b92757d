package fi.finago.phone

import android.Manifest.permission.POST_NOTIFICATIONS
import android.app.Activity
import android.app.ActivityManager
import android.app.usage.UsageStatsManager
import android.app.usage.UsageStatsManager.STANDBY_BUCKET_RESTRICTED
import android.os.Build
import app.tauri.PermissionState.DENIED
import app.tauri.annotation.Command
import app.tauri.annotation.InvokeArg
import app.tauri.annotation.Permission
import app.tauri.annotation.PermissionCallback
import app.tauri.annotation.TauriPlugin
import app.tauri.plugin.Channel
import app.tauri.plugin.Invoke
import app.tauri.plugin.JSObject
import app.tauri.plugin.Plugin
import java.util.concurrent.Executors

@InvokeArg
class RegisterArgs {
  lateinit var device: String
  lateinit var vapid: String
}

@InvokeArg
class IdArgs {
  lateinit var id: String
}

@InvokeArg
class ShowArgs {
  lateinit var challenge: String
  lateinit var device: String
  var exp: Long = 0
}

@InvokeArg
class LanguageArgs {
  var language: String? = null
}

@InvokeArg
class ListenArgs {
  lateinit var handler: Channel
}

/**
 * Commands for pushes and notifications, called by Rust. All but the permission request run on one
 * worker thread, in the order of their calls.
 */
@TauriPlugin(permissions = [Permission(strings = [POST_NOTIFICATIONS], alias = "notifications")])
class PhonePlugin(activity: Activity) : Plugin(activity) {
  private val context = activity.applicationContext
  private val worker = Executors.newSingleThreadExecutor()
  private val inbox get() = Inbox.of(context)
  private val notifications get() = Notifications(context, inbox)

  @Command
  fun listen(invoke: Invoke) {
    val handler = invoke.parseArgs(ListenArgs::class.java).handler
    CoreSignal.listen { handler.send(JSObject()) }
    invoke.resolve()
  }

  @Command
  fun register(invoke: Invoke) = work(invoke) {
    val arguments = invoke.parseArgs(RegisterArgs::class.java)
    Registrations.register(context, arguments.device, arguments.vapid) { outcome ->
      invoke.resolveObject(
        when (outcome) {
          is Registrations.Outcome.Registered -> mapOf("endpoint" to outcome.endpoint, "p256dh" to outcome.p256dh, "auth" to outcome.auth)
          is Registrations.Outcome.Failed -> mapOf("why" to outcome.reason)
        },
      )
    }
  }

  @Command
  fun unregister(invoke: Invoke) = workOnId(invoke) { id ->
    Registrations.unregister(context, id).forEach { notifications.withdraw(it) }
  }

  @Command
  fun distributors(invoke: Invoke) = answer(invoke) {
    val distributors = Distributors(context, inbox)
    val current = distributors.current()
    distributors.list().map { mapOf("id" to it, "name" to distributors.name(it), "chosen" to (it == current)) }
  }

  @Command
  fun choose(invoke: Invoke) = workOnId(invoke) { inbox.chooseDistributor(it) }

  @Command
  fun inbox(invoke: Invoke) = answer(invoke) {
    inbox.contents().entries.map { mapOf("id" to it.id, "device" to it.device, "at" to it.at, "what" to mapOf(it.kind to it.about)) }
  }

  @Command
  fun settle(invoke: Invoke) = workOnId(invoke) { inbox.settle(it) }

  @Command
  fun health(invoke: Invoke) = answer(invoke) {
    val contents = inbox.contents()
    mapOf("channelOff" to notifications.isChannelOff(), "restricted" to isRestricted(), "last" to contents.lastPush, "dropped" to contents.dropped)
  }

  /**
   * Whether the phone restricts the app in the background: by the user's choice, or because it is
   * rarely used.
   */
  private fun isRestricted(): Boolean {
    val isSeldomUsed = Build.VERSION.SDK_INT >= Build.VERSION_CODES.R &&
      context.getSystemService(UsageStatsManager::class.java).appStandbyBucket >= STANDBY_BUCKET_RESTRICTED
    return isSeldomUsed || context.getSystemService(ActivityManager::class.java).isBackgroundRestricted
  }

  @Command
  fun permission(invoke: Invoke) = invoke.resolveObject(permission())

  private fun permission() = when {
    notifications.areEnabled() -> "On"
    Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU || getPermissionState("notifications") == DENIED -> "Off"
    else -> "Undecided"
  }

  @Command
  fun requestPermission(invoke: Invoke) {
    if (permission() == "Undecided") requestPermissionForAlias("notifications", invoke, "permissionAnswered") else permission(invoke)
  }

  @PermissionCallback
  fun permissionAnswered(invoke: Invoke) = permission(invoke)

  @Command
  fun show(invoke: Invoke) = work(invoke) {
    val arguments = invoke.parseArgs(ShowArgs::class.java)
    inbox.addChallenge(arguments.challenge, arguments.device, arguments.exp)?.let { notifications.show(it) }
    invoke.resolve()
  }

  @Command
  fun withdraw(invoke: Invoke) = workOnId(invoke) { challenge ->
    inbox.endChallenge(challenge)
    notifications.withdraw(challenge)
  }

  @Command
  fun showTest(invoke: Invoke) = work(invoke) {
    notifications.showTest()
    invoke.resolve()
  }

  @Command
  fun setLanguage(invoke: Invoke) = work(invoke) {
    inbox.setLanguage(invoke.parseArgs(LanguageArgs::class.java).language)
    invoke.resolve()
  }

  /** Returns the result of `what`: maps, lists and values, which need no names that R8 keeps. */
  private fun answer(invoke: Invoke, what: () -> Any) = work(invoke) { invoke.resolveObject(what()) }

  private fun workOnId(invoke: Invoke, what: (String) -> Unit) = work(invoke) {
    what(invoke.parseArgs(IdArgs::class.java).id)
    invoke.resolve()
  }

  private fun work(invoke: Invoke, what: () -> Unit) = worker.execute {
    try {
      what()
    } catch (e: Exception) {
      invoke.reject(e.toString())
    }
  }
}
