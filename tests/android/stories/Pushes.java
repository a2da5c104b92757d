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
 * Pushes without a backend: devices registered through the plugin, and messages sealed by the
 * story. The app's data is read from its files, because R8 renames its classes.
 */
final class Pushes {
  static final String DEVICE = "d".repeat(22);
  static final String VAPID = "BGnyOOxScDAf0NSeDLH-9ELuSQXSIqINlImvDIhXBIQuYRHV77pQqNk2ShNGPjyJPQvZHtkJ-PiRUiZLKV1L8qw";

  private Pushes() {}

  /** Starts the app on a phone with a distributor, connects, and waits until the backend can push. */
  static void enrol() {
    Distributor.install("distributor.test", "Testijakelija").startForwarding();
    Story.start();
    User.enrol();
    Story.await("the backend knows where pushes go", Backend::hasPushEndpoint);
  }

  /** Id of a challenge or notice. */
  static String repeatedId(String letter) {
    return letter.repeat(22);
  }

  /** Calls a command of the plugin, as Rust does. */
  static void callPlugin(String command, Object... arguments) {
    MainThread.run(() -> Phone.activity().getPluginManager().runCommand(1_000_000, "phone", command, Json.of(arguments).toString()));
  }

  /** Content of the inbox. */
  static JSONObject inbox() {
    return readJson("push-inbox.json");
  }

  private static JSONObject readJson(String file) {
    try {
      Path path = new File(RuntimeEnvironment.getApplication().getNoBackupFilesDir(), file).toPath();
      return Files.exists(path) ? new JSONObject(Files.readString(path)) : new JSONObject();
    } catch (IOException | JSONException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Endpoint of a device, or null. */
  static String endpoint(String device) {
    JSONObject known = devices().optJSONObject(device);
    return known == null || !known.has("endpoint") ? null : known.optString("endpoint");
  }

  /** The registered devices. */
  static JSONObject devices() {
    JSONObject devices = inbox().optJSONObject("devices");
    return devices == null ? new JSONObject() : devices;
  }

  /** Pending entries of the inbox. */
  static JSONArray entries() {
    JSONArray entries = inbox().optJSONArray("entries");
    return entries == null ? new JSONArray() : entries;
  }

  /** Pending entries in short form: kind, and first letter of the subject. */
  static String pendingSummary() {
    // The app empties the inbox meanwhile: one reading for the whole summary.
    JSONArray entries = entries();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < entries.length(); i++) {
      JSONObject entry = entries.optJSONObject(i);
      all.append(entry.optString("kind")).append(' ').append(entry.optString("about").charAt(0)).append(' ');
    }
    return all.toString().trim();
  }

  /**
   * Registers a device with a distributor, which sends an endpoint. Returns the token of the
   * registration.
   */
  static String register(String device, Distributor with, String endpoint) throws Exception {
    callPlugin("register", "device", device, "vapid", VAPID);
    String token = with.awaitRegistration();
    Distributor.sendEndpoint(token, endpoint);
    Story.await("the address of " + device, () -> endpoint.equals(endpoint(device)));
    Files.writeString(tokenFile(device), token);
    return token;
  }

  /** Token of a device's registration, made by the story or by a forwarding distributor. */
  static String token(String device) throws Exception {
    return Files.exists(tokenFile(device)) ? Files.readString(tokenFile(device)) : Distributor.lastToken();
  }

  private static Path tokenFile(String device) {
    return Path.of(System.getProperty("story.folder"), "token-" + device);
  }

  /** Delivers a message, sealed for a device. */
  static void deliver(String device, JSONObject message) throws Exception {
    Distributor.sendMessage(token(device), seal(device, message.toString().getBytes()));
  }

  /** Delivers a push about a challenge that expires after so many seconds. */
  static void deliver(String device, String challenge, long seconds) throws Exception {
    deliver(device, Json.of("v", 1, "d", device, "c", challenge, "e", now() + seconds));
  }

  static long now() {
    return System.currentTimeMillis() / 1000;
  }

  /** Seals a message for the keys of a device, which the backend would know. */
  static byte[] seal(String device, byte[] message) throws Exception {
    JSONObject keys = readJson("push-keys.json").optJSONObject(device);
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
