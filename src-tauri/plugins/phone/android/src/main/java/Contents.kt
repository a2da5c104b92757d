package fi.finago.phone

import org.json.JSONArray
import org.json.JSONObject

/** Everything in the inbox's file. */
data class Contents(
  val devices: Map<String, Device> = emptyMap(),
  /** The distributor that the person chose. */
  val chosen: String? = null,
  /** The distributor that the devices are registered with. */
  val through: String? = null,
  val shown: List<Shown> = emptyList(),
  val entries: List<Entry> = emptyList(),
  /** What came already, with the second from which on it need not be known any more. */
  val known: Map<String, Long> = emptyMap(),
  /** The second in which the last push came that was sealed for this app. */
  val last: Long? = null,
  val dropped: Int = 0,
  /** The language that the person chose for the app, or null for the phone's. */
  val language: String? = null,
) {
  /** A device that pushes may be for. */
  data class Device(val vapid: String, val endpoint: String?)

  /** A challenge that is notified. What is pressed on its notification is called `open` and `deny`. */
  data class Shown(val challenge: String, val device: String, val until: Long, val open: String, val deny: String)

  /** Something for the app to see to. */
  data class Entry(val id: String, val device: String, val at: Long, val kind: String, val about: String)

  fun toJson(): String {
    val json = JSONObject()
    json.put("devices", JSONObject(devices.mapValues { (_, one) -> JSONObject().put("vapid", one.vapid).put("endpoint", one.endpoint) }))
    json.put("chosen", chosen).put("through", through)
    json.put("shown", JSONArray(shown.map {
      JSONObject().put("challenge", it.challenge).put("device", it.device).put("until", it.until).put("open", it.open).put("deny", it.deny)
    }))
    json.put("entries", JSONArray(entries.map { it.toJson() }))
    json.put("known", JSONObject(known))
    json.put("last", last).put("dropped", dropped).put("language", language)
    return json.toString()
  }

  companion object {
    /** Reads what `toJson` wrote. */
    fun parse(text: String): Contents {
      val json = JSONObject(text)
      return Contents(
        devices = json.getJSONObject("devices").entries { Device(it.getString("vapid"), it.text("endpoint")) },
        chosen = json.text("chosen"),
        through = json.text("through"),
        shown = json.getJSONArray("shown").map {
          Shown(it.getString("challenge"), it.getString("device"), it.getLong("until"), it.getString("open"), it.getString("deny"))
        },
        entries = json.getJSONArray("entries").map {
          Entry(it.getString("id"), it.getString("device"), it.getLong("at"), it.getString("kind"), it.getString("about"))
        },
        known = json.getJSONObject("known").let { known -> known.keys().asSequence().associateWith { known.getLong(it) } },
        last = if (json.has("last")) json.getLong("last") else null,
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

/** An entry as it is stored, and as Rust reads it. */
fun Contents.Entry.toJson(): JSONObject =
  JSONObject().put("id", id).put("device", device).put("at", at).put("kind", kind).put("about", about)
