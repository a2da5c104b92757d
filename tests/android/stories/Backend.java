package stories;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import phone.Log;

/** The mock of the backend, controlled through its developer console. */
final class Backend {
  static final String ADDRESS = System.getProperty("story.mock");

  private static final HttpClient BROWSER = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private Backend() {}

  /** Starts a login that the app has to approve. */
  static void login(String username) {
    submit("/dev/challenges", "kind=login&username=" + encoded(username));
  }

  /** Starts a login and returns the id of its challenge. */
  static String challenge(String username) {
    List<String> before = pendingChallenges();
    login(username);
    List<String> after = new ArrayList<>(pendingChallenges());
    after.removeAll(before);
    return after.get(0);
  }

  /** Id of the device that was connected last. */
  static String device() {
    return lastDevice().optString("id");
  }

  /** Whether that device has a Web Push endpoint. */
  static boolean hasPushEndpoint() {
    return "webpush".equals(lastDevice().optJSONObject("push").optString("transport"));
  }

  /** Secret of the page that waits for a challenge. */
  static String handoff(String challenge) {
    JSONArray challenges = stored("challenges");
    for (int i = 0; i < challenges.length(); i++) {
      JSONObject one = challenges.optJSONObject(i);
      if (challenge.equals(one.optJSONObject("claims").optString("jti"))) {
        return one.optString("handoff");
      }
    }
    throw new IllegalStateException(challenge + " is not in the state file");
  }

  /** The device that was connected last. */
  private static JSONObject lastDevice() {
    JSONArray devices = stored("devices");
    return devices.optJSONObject(devices.length() - 1);
  }

  /** A list in the mock's state file. */
  private static JSONArray stored(String list) {
    try {
      String state = Files.readString(Path.of(System.getProperty("story.folder"), "mock.json"));
      return new JSONObject(state).getJSONObject("state").getJSONArray(list);
    } catch (IOException | JSONException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Outcomes of the challenges, newest first. */
  static List<String> outcomes() {
    return all("data-outcome");
  }

  /** Ids of the pending challenges. */
  static List<String> pendingChallenges() {
    return all("data-challenge");
  }

  /** Number on the login page of the first pending challenge, or null. */
  static String number() {
    List<String> numbers = all("data-number");
    return numbers.isEmpty() ? null : numbers.get(0);
  }

  /** Withdraws the first pending challenge, as when the browser chooses another login method. */
  static void withdraw() {
    submit("/dev/challenges/withdraw", "challenge=" + encoded(pendingChallenges().get(0)));
  }

  /** Values of an attribute on the console's page. */
  private static List<String> all(String attribute) {
    String console = send(HttpRequest.newBuilder(URI.create(ADDRESS + "/dev")).build()).body();
    Matcher found = Pattern.compile(attribute + "=\"([^\"]*)\"").matcher(console);
    return found.results().map(one -> one.group(1)).toList();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Submits a form of the console. */
  static void submit(String path, String form) {
    String token = all("name=\"csrf\" value").get(0);
    HttpRequest post = HttpRequest.newBuilder(URI.create(ADDRESS + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", ADDRESS)
        .POST(HttpRequest.BodyPublishers.ofString("csrf=" + token + "&" + form))
        .build();
    int status = send(post).statusCode();
    Log.print("console: " + path + " " + form + " -> " + status);
    if (status >= 400) {
      throw new AssertionError(path + " was answered " + status);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
