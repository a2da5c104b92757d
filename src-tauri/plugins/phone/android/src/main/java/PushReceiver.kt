package fi.finago.phone

import android.content.Context
import android.util.Log
import org.unifiedpush.android.connector.FailedReason
import org.unifiedpush.android.connector.MessagingReceiver
import org.unifiedpush.android.connector.data.PushEndpoint
import org.unifiedpush.android.connector.data.PushMessage

/**
 * Receives the messages of distributors, whether or not the app runs. Requires neither the window
 * nor Rust.
 */
class PushReceiver : MessagingReceiver() {
  override fun getKeyManager(context: Context) = PushKeys(context)

  override fun onNewEndpoint(context: Context, endpoint: PushEndpoint, instance: String) =
    safely { Registrations.endpointReceived(context, instance, endpoint.url) }

  override fun onRegistrationFailed(context: Context, reason: FailedReason, instance: String) = safely { Registrations.failed(instance) }

  override fun onUnregistered(context: Context, instance: String) = safely { Registrations.endpointRevoked(context, instance) }

  override fun onMessage(context: Context, message: PushMessage, instance: String) = safely {
    val inbox = Inbox.of(context)
    val push = if (message.decrypted) Message.parse(message.content) else null
    val isForUs = push != null && push.device == instance && instance in inbox.contents().devices
    if (isForUs && process(context, inbox, push!!)) {
      inbox.recordArrival()
      CoreSignal.send()
    } else {
      inbox.countDropped()
    }
  }

  /** Processes a push. Returns false if it has expired or arrived before. */
  private fun process(context: Context, inbox: Inbox, push: Message): Boolean {
    val notifications = Notifications(context, inbox)
    when (push) {
      is Message.Challenge -> {
        if (push.exp <= System.currentTimeMillis() / 1000 || !inbox.recordFirst(push.challenge)) return false
        if (!Foreground.isActive) inbox.addChallenge(push.challenge, push.device, push.exp)?.let { notifications.show(it) }
      }
      is Message.ChallengeOver -> {
        inbox.endChallenge(push.challenge)
        notifications.withdraw(push.challenge)
      }
      is Message.Notice -> {
        if (!inbox.recordFirst(push.notice)) return false
        if (!Foreground.isActive) notifications.showNotice(push.notice)
      }
      is Message.Test -> {
        if (!inbox.addTest(push.token, push.device)) return false
        if (!Foreground.isActive) notifications.showTest()
      }
    }
    return true
  }

  /** Catches every exception: it would end the process, and the next message would end it again. */
  private fun safely(what: () -> Unit) = try {
    what()
  } catch (e: Exception) {
    Log.w("FinagoKey", "a push was not processed: ${e.javaClass.name}")
    Unit
  }
}
