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
import app.tauri.plugin.JSArray
import app.tauri.plugin.JSObject
import app.tauri.plugin.Plugin
import java.util.concurrent.Executors

@InvokeArg
class Registered {
  lateinit var device: String
  lateinit var vapid: String
}

@InvokeArg
class Named {
  lateinit var id: String
}

@InvokeArg
class Waiting {
  lateinit var challenge: String
  lateinit var device: String
  var exp: Long = 0
}

@InvokeArg
class Speech {
  var language: String? = null
}

@InvokeArg
class Listening {
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
    val handler = invoke.parseArgs(Listening::class.java).handler
    Look.listen { handler.send(JSObject()) }
    invoke.resolve()
  }

  @Command
  fun register(invoke: Invoke) = work(invoke) {
    val asked = invoke.parseArgs(Registered::class.java)
    Registrations.register(context, asked.device, asked.vapid) { outcome ->
      val answer = JSObject()
      when (outcome) {
        is Registrations.Outcome.At -> answer.put("endpoint", outcome.endpoint).put("p256dh", outcome.p256dh).put("auth", outcome.auth)
        is Registrations.Outcome.Not -> answer.put("why", outcome.why)
      }
      invoke.resolve(answer)
    }
  }

  @Command
  fun unregister(invoke: Invoke) = answer(invoke) {
    Registrations.unregister(context, invoke.parseArgs(Named::class.java).id).forEach { notifications.withdraw(it) }
    null
  }

  @Command
  fun distributors(invoke: Invoke) = answer(invoke) {
    val distributors = Distributors(context, inbox)
    val current = distributors.current()
    val all = JSArray()
    distributors.list().forEach { all.put(JSObject().put("id", it).put("name", distributors.name(it)).put("chosen", it == current)) }
    JSObject().put("all", all)
  }

  @Command
  fun choose(invoke: Invoke) = answer(invoke) {
    inbox.choose(invoke.parseArgs(Named::class.java).id)
    null
  }

  @Command
  fun inbox(invoke: Invoke) = answer(invoke) {
    val all = JSArray()
    inbox.contents().entries.forEach { all.put(it.toJson()) }
    JSObject().put("all", all)
  }

  @Command
  fun settle(invoke: Invoke) = answer(invoke) {
    inbox.settle(invoke.parseArgs(Named::class.java).id)
    null
  }

  @Command
  fun health(invoke: Invoke) = answer(invoke) {
    val contents = inbox.contents()
    JSObject().put("channelOff", notifications.isChannelOff()).put("restricted", isRestricted())
      .put("last", contents.last).put("dropped", contents.dropped)
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
  fun permission(invoke: Invoke) = invoke.resolve(JSObject().put("is", permission()))

  private fun permission() = when {
    notifications.areOn() -> "on"
    Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU || getPermissionState("notifications") == DENIED -> "off"
    else -> "undecided"
  }

  @Command
  fun askPermission(invoke: Invoke) {
    if (permission() == "undecided") requestPermissionForAlias("notifications", invoke, "wasAsked") else permission(invoke)
  }

  @PermissionCallback
  fun wasAsked(invoke: Invoke) = permission(invoke)

  @Command
  fun show(invoke: Invoke) = answer(invoke) {
    val waiting = invoke.parseArgs(Waiting::class.java)
    inbox.waits(waiting.challenge, waiting.device, waiting.exp)?.let { notifications.show(it) }
    null
  }

  @Command
  fun withdraw(invoke: Invoke) = answer(invoke) {
    val challenge = invoke.parseArgs(Named::class.java).id
    inbox.over(challenge)
    notifications.withdraw(challenge)
    null
  }

  @Command
  fun tryOut(invoke: Invoke) = answer(invoke) {
    notifications.showTest()
    null
  }

  @Command
  fun speak(invoke: Invoke) = answer(invoke) {
    inbox.speak(invoke.parseArgs(Speech::class.java).language)
    null
  }

  private fun answer(invoke: Invoke, what: () -> JSObject?) = work(invoke) { invoke.resolve(what()) }

  private fun work(invoke: Invoke, what: () -> Unit) = worker.execute {
    try {
      what()
    } catch (e: Exception) {
      invoke.reject(e.toString())
    }
  }
}
