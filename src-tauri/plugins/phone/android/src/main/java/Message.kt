package fi.finago.phone

import org.json.JSONException
import org.json.JSONObject
import org.json.JSONTokener

/** Content of a push: the device it is for, and what to look at. */
sealed class Message(val device: String) {
  /** A challenge waits until `exp`. */
  class Challenge(device: String, val challenge: String, val exp: Long) : Message(device)

  /** A challenge ended before it expired. */
  class ChallengeOver(device: String, val challenge: String) : Message(device)

  /** A notice was added to the account. */
  class Notice(device: String, val notice: String) : Message(device)

  /** A test that the app requested. */
  class Test(device: String, val token: String) : Message(device)

  companion object {
    private const val VERSION = 1
    private const val LONGEST_TOKEN = 64
    private val ID = Regex("[A-Za-z0-9_-]{16,128}")

    /** Parses a push of this version with exactly one subject. Returns null for any other. */
    fun parse(bytes: ByteArray): Message? = try {
      (JSONTokener(String(bytes)).nextValue() as? JSONObject)?.let { read(it) }
    } catch (e: JSONException) {
      null
    }

    private fun read(json: JSONObject): Message? {
      if (json.opt("v") != VERSION) return null
      val device = json.id("d") ?: return null
      return when (listOf("c", "n", "t").singleOrNull { json.has(it) }) {
        "c" -> challenge(json, device)
        "n" -> json.id("n")?.let { Notice(device, it) }
        "t" -> (json.opt("t") as? String)?.takeIf { it.isNotEmpty() && it.length <= 2 * LONGEST_TOKEN }?.let { Test(device, it) }
        else -> null
      }
    }

    private fun challenge(json: JSONObject, device: String): Message? {
      val challenge = json.id("c") ?: return null
      val exp = (json.opt("e") as? Number)?.toLong()
      return when {
        exp != null && !json.has("over") -> Challenge(device, challenge, exp)
        exp == null && json.opt("over") == true -> ChallengeOver(device, challenge)
        else -> null
      }
    }

    private fun JSONObject.id(name: String): String? = (opt(name) as? String)?.takeIf { ID.matches(it) }
  }
}
