package stories;

import static org.junit.Assert.assertNotNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.robolectric.RuntimeEnvironment;
import phone.Distributor;
import phone.Json;
import phone.Keystore;
import phone.MainThread;
import phone.Phone;
import phone.WebPushSender;

/**
 * Pushes without a backend: devices that are registered through the plugin, and messages that a story seals for them itself. What the app keeps is
 * read from its files, because of its classes R8 leaves no names.
 */
final class Pushes {
  static final String DEVICE = "d".repeat(22);
  static final String VAPID = "BGnyOOxScDAf0NSeDLH-9ELuSQXSIqINlImvDIhXBIQuYRHV77pQqNk2ShNGPjyJPQvZHtkJ-PiRUiZLKV1L8qw";

  private Pushes() {}

  /** The id of a challenge or notice. */
  static String id(String letter) {
    return letter.repeat(22);
  }

  /** What the app is asked by Rust. */
  static void ask(String command, Object... arguments) {
    MainThread.run(() -> Phone.window().getPluginManager().runCommand(1_000_000, "phone", command, Json.of(arguments).toString()));
  }

  /** What is in the inbox. */
  static JSONObject inbox() {
    return kept("push-inbox.json");
  }

  private static JSONObject kept(String file) {
    try {
      Path path = new File(RuntimeEnvironment.getApplication().getNoBackupFilesDir(), file).toPath();
      return Files.exists(path) ? new JSONObject(Files.readString(path)) : new JSONObject();
    } catch (IOException | JSONException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of a device; none while it has none. */
  static String endpoint(String device) {
    JSONObject known = devices().optJSONObject(device);
    return known == null || !known.has("endpoint") ? null : known.optString("endpoint");
  }

  /** The devices that are registered. */
  static JSONObject devices() {
    JSONObject devices = inbox().optJSONObject("devices");
    return devices == null ? new JSONObject() : devices;
  }

  /** What is to be seen to. */
  static JSONArray entries() {
    JSONArray entries = inbox().optJSONArray("entries");
    return entries == null ? new JSONArray() : entries;
  }

  /** What is to be seen to, in short: kind, and the first letter of what it is about. */
  static String toSeeTo() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < entries().length(); i++) {
      JSONObject entry = entries().optJSONObject(i);
      all.append(entry.optString("kind")).append(' ').append(entry.optString("about").charAt(0)).append(' ');
    }
    return all.toString().trim();
  }

  /** Registers a device with a distributor, which gives it an address; returns the token by which the app knows its messages. */
  static String registers(String device, Distributor with, String endpoint) throws Exception {
    ask("register", "device", device, "vapid", VAPID);
    String token = with.isAskedToRegister();
    Distributor.addresses(token, endpoint);
    Story.await("the address of " + device, () -> endpoint.equals(endpoint(device)));
    Files.writeString(tokenOf(device), token);
    return token;
  }

  /** The token by which the app knows a device's messages: a story registered the device, or a distributor that forwards. */
  static String token(String device) throws Exception {
    return Files.exists(tokenOf(device)) ? Files.readString(tokenOf(device)) : Distributor.lastToken();
  }

  private static Path tokenOf(String device) {
    return Path.of(System.getProperty("story.folder"), "token-" + device);
  }

  /** Brings a message, sealed for a device. */
  static void brings(String device, JSONObject message) throws Exception {
    Distributor.brings(token(device), sealed(device, message.toString().getBytes()));
  }

  /** Brings word of a challenge, which waits for so many seconds. */
  static void brings(String device, String challenge, long seconds) throws Exception {
    brings(device, Json.of("v", 1, "d", device, "c", challenge, "e", now() + seconds));
  }

  static long now() {
    return System.currentTimeMillis() / 1000;
  }

  /** Seals a message for the keys of a device, of which the backend would have been told. */
  static byte[] sealed(String device, byte[] message) throws Exception {
    JSONObject keys = kept("push-keys.json").optJSONObject(device);
    assertNotNull("the keys of " + device, keys);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, Keystore.key("push"), new GCMParameterSpec(128, decoded(keys.optString("iv"))));
    cipher.updateAAD(device.getBytes());
    byte[] auth = Arrays.copyOf(cipher.doFinal(decoded(keys.optString("sealed"))), 16);
    return WebPushSender.seal(keys.optString("point"), Base64.getUrlEncoder().withoutPadding().encodeToString(auth), message);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
