package fi.finago.phone

import android.content.Context
import android.os.Handler
import android.os.Looper
import org.unifiedpush.android.connector.UnifiedPush

/** Registers devices with a distributor, and waits for the endpoints that it sends. */
object Registrations {
  /** Result of a registration. */
  sealed interface Outcome {
    class Registered(val endpoint: String, val p256dh: String, val auth: String) : Outcome

    class Failed(val reason: String) : Outcome
  }

  private const val PATIENCE = 30_000L
  private val waiting = HashMap<String, List<(Outcome) -> Unit>>()

  /**
   * Registers a device and calls `answer` once. A known endpoint is the answer at once; if the
   * distributor sends another one later, Rust is notified.
   */
  fun register(context: Context, device: String, vapid: String, answer: (Outcome) -> Unit) {
    val (inbox, keys) = Inbox.of(context) to PushKeys(context)
    val distributors = Distributors(context, inbox)
    val distributor = distributors.current()
    if (distributor == null) {
      inbox.clearEndpoints()
      return answer(Outcome.Failed(if (distributors.list().isEmpty()) "noDistributor" else "notChosen"))
    }
    distributors.use(distributor)
    val before = inbox.contents().devices[device]
    if (before != null && before.vapid != vapid) {
      // Some distributors keep the endpoint for another key; a new token makes them create another
      // endpoint.
      UnifiedPush.unregister(context, device, keys)
      UnifiedPush.saveDistributor(context, distributor)
    }
    inbox.register(device, vapid)
    if (!keys.exists(device)) inbox.clearEndpoints(device)
    val known = address(inbox, keys, device)
    if (known == null) await(device, answer)
    UnifiedPush.register(context, device, null, vapid, keys)
    known?.let(answer)
  }

  /** Stops pushes for a device. Returns the challenges whose notifications are shown. */
  fun unregister(context: Context, device: String): List<String> {
    val inbox = Inbox.of(context)
    if (device in inbox.contents().devices) UnifiedPush.unregister(context, device, PushKeys(context))
    settle(device, Outcome.Failed("failed"))
    return inbox.removeDevice(device)
  }

  /** Called when a distributor sends a device's endpoint. */
  fun endpointReceived(context: Context, device: String, endpoint: String) {
    val inbox = Inbox.of(context)
    val isNew = inbox.setEndpoint(device, endpoint)
    val wasAwaited = settle(device, address(inbox, PushKeys(context), device) ?: Outcome.Failed("failed"))
    if (isNew && !wasAwaited) CoreSignal.send()
  }

  /** Called when a distributor refuses to register a device. */
  fun failed(device: String) {
    settle(device, Outcome.Failed("failed"))
  }

  /** Called when a distributor revokes a device's endpoint. */
  fun endpointRevoked(context: Context, device: String) {
    Inbox.of(context).clearEndpoints(device)
    if (!settle(device, Outcome.Failed("failed"))) CoreSignal.send()
  }

  private fun address(inbox: Inbox, keys: PushKeys, device: String): Outcome.Registered? {
    val endpoint = inbox.contents().devices[device]?.endpoint ?: return null
    return keys.getPublicKeySet(device)?.let { Outcome.Registered(endpoint, it.pubKey, it.auth) }
  }

  private fun await(device: String, answer: (Outcome) -> Unit) {
    synchronized(waiting) { waiting[device] = waiting[device].orEmpty() + answer }
    Handler(Looper.getMainLooper()).postDelayed({
      val isLate = synchronized(waiting) {
        val left = waiting[device].orEmpty()
        waiting[device] = left - answer
        answer in left
      }
      if (isLate) answer(Outcome.Failed("failed"))
    }, PATIENCE)
  }

  /** Answers all pending registrations of a device. Returns whether there were any. */
  private fun settle(device: String, outcome: Outcome): Boolean {
    val answers = synchronized(waiting) { waiting.remove(device).orEmpty() }
    answers.forEach { it(outcome) }
    return answers.isNotEmpty()
  }
}
