package fi.finago.phone

import android.content.Context
import android.util.Log
import fi.finago.phone.Contents.Device
import fi.finago.phone.Contents.Entry
import fi.finago.phone.Contents.Shown
import java.io.File
import java.security.SecureRandom

/**
 * Challenges whose notifications are shown, and actions on them, until the app has processed them.
 * A change takes effect only after it is on the disk, so that none is lost or applied twice,
 * however the process ends. `now` returns the second by the phone's clock.
 */
class Inbox(private val file: DurableFile, private val now: () -> Long = { System.currentTimeMillis() / 1000 }) {
  private var read: Contents? = null

  /** Returns the current content. */
  @Synchronized
  fun contents(): Contents = read ?: load().also { read = it }

  private fun load(): Contents = try {
    file.read()?.let { Contents.parse(String(it)) } ?: Contents()
  } catch (e: org.json.JSONException) {
    Log.w("FinagoKey", "the inbox cannot be read and starts empty")
    Contents()
  }

  /** Makes a change and returns its result. If writing fails, the change has not happened. */
  @Synchronized
  private fun <T> change(of: (Contents) -> Pair<Contents, T>): T {
    val before = contents()
    val (after, result) = of(before)
    if (after != before) {
      // Until the write has succeeded, the file's content is unknown.
      read = null
      file.write(after.current().toJson().toByteArray())
      read = after.current()
    }
    return result
  }

  private fun update(of: (Contents) -> Contents) = change { of(it) to Unit }

  /** Returns the content without expired items. */
  private fun Contents.current() = copy(
    shown = shown.filter { it.until > now() },
    known = known.filterValues { it > now() }.entries.toList().takeLast(MOST_KNOWN).associate { it.toPair() },
    entries = entries.filter { it.kind != TEST || it.at > now() - TEST_LASTS },
  )

  /** Records a device. Its endpoint is unknown, as it is if `vapid` has changed. */
  fun register(device: String, vapid: String) = update {
    if (it.devices[device]?.vapid == vapid) it else it.copy(devices = it.devices + (device to Device(vapid, null)))
  }

  /**
   * Records a device's endpoint. Returns whether it has changed. Ignores an unregistered device.
   */
  fun setEndpoint(device: String, endpoint: String): Boolean = change<Boolean> {
    val known = it.devices[device]
    if (known == null || known.endpoint == endpoint) it to false
    else it.copy(devices = it.devices + (device to known.copy(endpoint = endpoint))) to true
  }

  /** Forgets the endpoint of a device, or of every device. */
  fun clearEndpoints(device: String? = null) = update {
    it.copy(devices = it.devices.mapValues { (id, one) -> if (device == null || id == device) one.copy(endpoint = null) else one })
  }

  /** Forgets a device and its entries. Returns the challenges whose notifications are shown. */
  fun removeDevice(device: String): List<String> = change<List<String>> { before ->
    val shown = before.shown.filter { it.device == device }
    before.copy(
      devices = before.devices - device,
      shown = before.shown - shown.toSet(),
      entries = before.entries.filter { it.device != device },
    ) to shown.map { it.challenge }
  }

  /** Records the distributor that the user chose. */
  fun chooseDistributor(distributor: String) = update { it.copy(chosenDistributor = distributor) }

  /** Records the distributor that devices are registered with from now on. */
  fun setCurrentDistributor(distributor: String) = update { it.copy(currentDistributor = distributor) }

  /** Records the app's language. */
  fun setLanguage(language: String?) = update { it.copy(language = language) }

  /** Counts a dropped message. */
  fun countDropped() = update { it.copy(dropped = it.dropped + 1) }

  /** Records the arrival of a push that was sealed for this app. */
  fun recordArrival() = update { it.copy(lastPush = now()) }

  /**
   * Records a challenge that waits until `exp`. Returns what to show, or null if it was shown already
   * or is over.
   */
  fun addChallenge(challenge: String, device: String, exp: Long): Shown? = change<Shown?> {
    val until = minOf(exp, now() + LONGEST)
    if (challenge in it.known) it to null
    else Shown(challenge, device, until, random(), random()).let { shown ->
      it.copy(shown = it.shown + shown, known = it.known + (challenge to until)) to shown
    }
  }

  /** Records that a challenge is over, so that a late push does not show it again. */
  fun endChallenge(challenge: String) = update { before ->
    val until = before.shown.find { it.challenge == challenge }?.until ?: (now() + LONGEST)
    before.copy(shown = before.shown.filter { it.challenge != challenge }, known = before.known + (challenge to (before.known[challenge] ?: until)))
  }

  /** Withdraws all notifications, with their actions. Returns their challenges. */
  fun withdrawAll(): List<String> = change<List<String>> { it.copy(shown = emptyList()) to it.shown.map { shown -> shown.challenge } }

  /**
   * Records a push about a challenge or a notice. Returns whether it is the first. The app's own
   * notification of a challenge does not count: a push may follow.
   */
  fun recordFirst(about: String): Boolean = change<Boolean> {
    val name = "heard $about"
    if (name in it.known) it to false else it.copy(known = it.known + (name to now() + NOTICE_LASTS)) to true
  }

  /** Records a test. Returns whether it is the first time. */
  fun addTest(token: String, device: String): Boolean = change<Boolean> {
    val name = "test $token"
    if (name in it.known) it to false
    else it.copy(known = it.known + (name to now() + TEST_LASTS), entries = it.entries + Entry(random(), device, now(), TEST, token)) to true
  }

  /**
   * Records an action by its id. Returns its challenge, or null if the id is unknown or expired.
   */
  fun press(id: String): String? = change<String?> { before ->
    val shown = before.shown.find { it.until > now() && (it.open == id || it.deny == id) }
    if (shown == null) before to null
    else {
      val entry = Entry(id, shown.device, now(), if (shown.deny == id) DENY else OPEN, shown.challenge)
      before.copy(shown = before.shown - shown, entries = before.entries + entry) to shown.challenge
    }
  }

  /** Whether the action `id` denies a challenge. */
  fun denies(id: String): Boolean = contents().shown.any { it.until > now() && it.deny == id }

  /** Removes an entry that was processed. */
  fun settle(id: String) = update { it.copy(entries = it.entries.filter { entry -> entry.id != id }) }

  companion object {
    const val OPEN = "open"
    const val DENY = "deny"
    const val TEST = "test"

    /** Longest lifetime of a challenge, even if a clock is wrong. */
    private const val LONGEST = 900L
    private const val NOTICE_LASTS = 86_400L
    private const val TEST_LASTS = 600L
    private const val MOST_KNOWN = 500
    private var one: Inbox? = null

    /**
     * Returns the app's inbox. Its file is not backed up and can be read while the app does not
     * run.
     */
    @Synchronized
    fun of(context: Context): Inbox = one ?: Inbox(DurableFile(File(context.noBackupFilesDir, "push-inbox.json"))).also { one = it }

    /** Returns an unguessable id. */
    private fun random(): String = encoded(ByteArray(16).also { SecureRandom().nextBytes(it) })
  }
}
