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
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
  private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("data-number=\"([^\"]*)\"");
  private static final Pattern OUTCOME = Pattern.compile("data-outcome=\"([^\"]*)\"");

  private Backend() {}

  /** Starts a login that the app has to approve. */
  static void login(String username) throws IOException, InterruptedException {
    submit("/dev/challenges", "kind=login&username=" + encoded(username));
  }

  /** Starts a login and returns the id of its challenge. */
  static String challenge(String username) throws IOException, InterruptedException {
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

  /** The device that was connected last, from the mock's state file. */
  private static JSONObject lastDevice() {
    try {
      String state = Files.readString(Path.of(System.getProperty("story.folder"), "mock.json"));
      JSONArray devices = new JSONObject(state).getJSONObject("state").getJSONArray("devices");
      return devices.getJSONObject(devices.length() - 1);
    } catch (IOException | JSONException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Outcomes of the challenges, newest first. */
  static List<String> outcomes() throws IOException, InterruptedException {
    return all(OUTCOME);
  }

  /** Ids of the pending challenges. */
  static List<String> pendingChallenges() throws IOException, InterruptedException {
    return all(CHALLENGE);
  }

  /** Number on the login page of the first pending challenge, or null. */
  static String number() throws IOException, InterruptedException {
    List<String> numbers = all(NUMBER);
    return numbers.isEmpty() ? null : numbers.get(0);
  }

  /** Withdraws the first pending challenge, as when the browser chooses another login method. */
  static void withdraw() throws IOException, InterruptedException {
    submit("/dev/challenges/withdraw", "challenge=" + encoded(pendingChallenges().get(0)));
  }

  private static List<String> all(Pattern what) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    for (Matcher found = what.matcher(console()); found.find(); ) {
      all.add(found.group(1));
    }
    return all;
  }

  private static String console() throws IOException, InterruptedException {
    HttpRequest get = HttpRequest.newBuilder(URI.create(ADDRESS + "/dev")).build();
    return BROWSER.send(get, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Submits a form of the console. */
  static void submit(String path, String form) throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(console());
    if (!token.find()) {
      throw new AssertionError("the console has no form");
    }
    HttpRequest post = HttpRequest.newBuilder(URI.create(ADDRESS + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", ADDRESS)
        .POST(HttpRequest.BodyPublishers.ofString("csrf=" + token.group(1) + "&" + form))
        .build();
    int status = BROWSER.send(post, HttpResponse.BodyHandlers.ofString()).statusCode();
    Log.print("console: " + path + " " + form + " -> " + status);
    if (status >= 400) {
      throw new AssertionError(path + " was answered " + status);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
