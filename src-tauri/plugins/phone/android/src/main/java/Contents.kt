package fi.finago.phone

import org.json.JSONArray
import org.json.JSONObject

/** Content of the inbox's file. */
data class Contents(
  val devices: Map<String, Device> = emptyMap(),
  /** The distributor that the user chose. */
  val chosenDistributor: String? = null,
  /** The distributor that the devices are registered with. */
  val currentDistributor: String? = null,
  val shown: List<Shown> = emptyList(),
  val entries: List<Entry> = emptyList(),
  /** What has arrived already, each with the second at which it can be forgotten. */
  val known: Map<String, Long> = emptyMap(),
  /** The second in which the last push arrived that was sealed for this app. */
  val lastPush: Long? = null,
  val dropped: Int = 0,
  /** The language that the user chose for the app, or null for the phone's. */
  val language: String? = null,
) {
  /** A device that receives pushes. */
  data class Device(val vapid: String, val endpoint: String?)

  /**
   * A challenge whose notification is shown. `open` and `deny` are the ids of the actions on it.
   */
  data class Shown(val challenge: String, val device: String, val until: Long, val open: String, val deny: String)

  /** An entry for the app to process. */
  data class Entry(val id: String, val device: String, val at: Long, val kind: String, val about: String)

  fun toJson(): String {
    val json = JSONObject()
    json.put("devices", JSONObject(devices.mapValues { (_, one) -> JSONObject().put("vapid", one.vapid).put("endpoint", one.endpoint) }))
    json.put("chosen", chosenDistributor).put("through", currentDistributor)
    json.put("shown", JSONArray(shown.map {
      JSONObject().put("challenge", it.challenge).put("device", it.device).put("until", it.until).put("open", it.open).put("deny", it.deny)
    }))
    json.put("entries", JSONArray(entries.map {
      JSONObject().put("id", it.id).put("device", it.device).put("at", it.at).put("kind", it.kind).put("about", it.about)
    }))
    json.put("known", JSONObject(known))
    json.put("last", lastPush).put("dropped", dropped).put("language", language)
    return json.toString()
  }

  companion object {
    /** Parses the output of `toJson`. */
    fun parse(text: String): Contents {
      val json = JSONObject(text)
      return Contents(
        devices = json.getJSONObject("devices").entries { Device(it.getString("vapid"), it.text("endpoint")) },
        chosenDistributor = json.text("chosen"),
        currentDistributor = json.text("through"),
        shown = json.getJSONArray("shown").map {
          Shown(it.getString("challenge"), it.getString("device"), it.getLong("until"), it.getString("open"), it.getString("deny"))
        },
        entries = json.getJSONArray("entries").map {
          Entry(it.getString("id"), it.getString("device"), it.getLong("at"), it.getString("kind"), it.getString("about"))
        },
        known = json.getJSONObject("known").let { known -> known.keys().asSequence().associateWith { known.getLong(it) } },
        lastPush = if (json.has("last")) json.getLong("last") else null,
        dropped = json.getInt("dropped"),
        language = json.text("language"),
      )
    }

    private fun JSONObject.text(name: String): String? = if (has(name)) getString(name) else null

    private fun <T> JSONObject.entries(read: (JSONObject) -> T): Map<String, T> =
      keys().asSequence().associateWith { read(getJSONObject(it)) }

    private fun <T> JSONArray.map(read: (JSONObject) -> T): List<T> = (0 until length()).map { read(getJSONObject(it)) }
  }
}
