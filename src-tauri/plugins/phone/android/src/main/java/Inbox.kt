package fi.finago.phone

import android.content.Context
import android.util.Base64
import android.util.Base64.NO_PADDING
import android.util.Base64.NO_WRAP
import android.util.Base64.URL_SAFE
import android.util.Log
import fi.finago.phone.Contents.Device
import fi.finago.phone.Contents.Entry
import fi.finago.phone.Contents.Shown
import java.io.File
import java.security.SecureRandom

/**
 * What came while nobody looked: challenges that are notified, and what was pressed on them. Each change is on the disk before it counts, so
 * that none is lost or made twice however the process ends. `now` is the second by the phone's clock.
 */
class Inbox(private val file: DurableFile, private val now: () -> Long = { System.currentTimeMillis() / 1000 }) {
  private var read: Contents? = null

  /** What is in it now. */
  @Synchronized
  fun contents(): Contents = read ?: load().also { read = it }

  private fun load(): Contents = try {
    file.read()?.let { Contents.parse(String(it)) } ?: Contents()
  } catch (e: org.json.JSONException) {
    Log.w("FinagoKey", "the inbox cannot be read and starts empty")
    Contents()
  }

  /** Makes a change and gives what came of it. What failed to be written did not happen. */
  @Synchronized
  private fun <T> change(of: (Contents) -> Pair<Contents, T>): T {
    val before = contents()
    val (after, result) = of(before)
    if (after != before) {
      // Until it is written nobody knows what the file holds.
      read = null
      file.write(after.current().toJson().toByteArray())
      read = after.current()
    }
    return result
  }

  private fun update(of: (Contents) -> Contents) = change { of(it) to Unit }

  /** Without what is over. */
  private fun Contents.current() = copy(
    shown = shown.filter { it.until > now() },
    known = known.filterValues { it > now() }.entries.toList().takeLast(MOST_KNOWN).associate { it.toPair() },
    entries = entries.filter { it.kind != TEST || it.at > now() - TEST_LASTS },
  )

  /** Takes note of a device, whose address is not known yet, or not any more if `vapid` is another. */
  fun register(device: String, vapid: String) = update {
    if (it.devices[device]?.vapid == vapid) it else it.copy(devices = it.devices + (device to Device(vapid, null)))
  }

  /** Takes note of a device's address; returns whether it is a new one. Of a device that is not registered nothing is noted. */
  fun addressed(device: String, endpoint: String): Boolean = change<Boolean> {
    val known = it.devices[device]
    if (known == null || known.endpoint == endpoint) it to false
    else it.copy(devices = it.devices + (device to known.copy(endpoint = endpoint))) to true
  }

  /** Forgets the address of a device, or of every device. */
  fun unaddressed(device: String? = null) = update {
    it.copy(devices = it.devices.mapValues { (id, one) -> if (device == null || id == device) one.copy(endpoint = null) else one })
  }

  /** Forgets a device and what came for it; returns the challenges that were notified. */
  fun forget(device: String): List<String> = change<List<String>> { before ->
    val shown = before.shown.filter { it.device == device }
    before.copy(
      devices = before.devices - device,
      shown = before.shown - shown.toSet(),
      entries = before.entries.filter { it.device != device },
    ) to shown.map { it.challenge }
  }

  /** Takes note of the distributor that the person chose. */
  fun choose(distributor: String) = update { it.copy(chosen = distributor) }

  /** Takes note of the distributor that devices are registered with from now on. */
  fun through(distributor: String) = update { it.copy(through = distributor) }

  /** Takes note of the app's language. */
  fun speak(language: String?) = update { it.copy(language = language) }

  /** A message was dropped. */
  fun dropped() = update { it.copy(dropped = it.dropped + 1) }

  /** A push came that was sealed for this app. */
  fun came() = update { it.copy(last = now()) }

  /** A challenge waits until `exp`. Returns what to show, or null if it was shown already or is over. */
  fun waits(challenge: String, device: String, exp: Long): Shown? = change<Shown?> {
    val until = minOf(exp, now() + LONGEST)
    if (challenge in it.known) it to null
    else Shown(challenge, device, until, random(), random()).let { shown ->
      it.copy(shown = it.shown + shown, known = it.known + (challenge to until)) to shown
    }
  }

  /** A challenge is over. A late push must not show it again. */
  fun over(challenge: String) = update { before ->
    val until = before.shown.find { it.challenge == challenge }?.until ?: (now() + LONGEST)
    before.copy(shown = before.shown.filter { it.challenge != challenge }, known = before.known + (challenge to (before.known[challenge] ?: until)))
  }

  /** Takes what is notified back, and what could be pressed on it; returns the challenges. */
  fun withdraw(): List<String> = change<List<String>> { it.copy(shown = emptyList()) to it.shown.map { shown -> shown.challenge } }

  /** Word of a challenge or a notice came; returns whether it is the first. What the app notified itself may be pushed as well. */
  fun heard(about: String): Boolean = change<Boolean> {
    val name = "heard $about"
    if (name in it.known) it to false else it.copy(known = it.known + (name to now() + NOTICE_LASTS)) to true
  }

  /** A test arrived; returns whether it is the first time. */
  fun tested(token: String, device: String): Boolean = change<Boolean> {
    val name = "test $token"
    if (name in it.known) it to false
    else it.copy(known = it.known + (name to now() + TEST_LASTS), entries = it.entries + Entry(random(), device, now(), TEST, token)) to true
  }

  /** Something was pressed. Returns the challenge that it was about, or null if nothing was to be pressed there, or not any more. */
  fun press(id: String): String? = change<String?> { before ->
    val shown = before.shown.find { it.until > now() && (it.open == id || it.deny == id) }
    if (shown == null) before to null
    else {
      val entry = Entry(id, shown.device, now(), if (shown.deny == id) DENY else OPEN, shown.challenge)
      before.copy(shown = before.shown - shown, entries = before.entries + entry) to shown.challenge
    }
  }

  /** Whether pressing `id` denies a challenge. */
  fun denies(id: String): Boolean = contents().shown.any { it.until > now() && it.deny == id }

  /** Removes an entry that was seen to. */
  fun settle(id: String) = update { it.copy(entries = it.entries.filter { entry -> entry.id != id }) }

  companion object {
    const val OPEN = "open"
    const val DENY = "deny"
    const val TEST = "test"

    /** No challenge lives longer, wrong clocks included. */
    private const val LONGEST = 900L
    private const val NOTICE_LASTS = 86_400L
    private const val TEST_LASTS = 600L
    private const val MOST_KNOWN = 500
    private var one: Inbox? = null

    /** The app's inbox, in a file that is never backed up and that can be read while the app does not run. */
    @Synchronized
    fun of(context: Context): Inbox = one ?: Inbox(DurableFile(File(context.noBackupFilesDir, "push-inbox.json"))).also { one = it }

    /** A name that nobody can guess. */
    private fun random(): String = Base64.encodeToString(ByteArray(16).also { SecureRandom().nextBytes(it) }, URL_SAFE or NO_PADDING or NO_WRAP)
  }
}
