package phone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.function.Consumer;
import org.json.JSONException;
import org.json.JSONObject;

/** The mock's push service, as a distributor uses it (docs/push-service.md). */
final class PushService {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private PushService() {}

  /** Endpoint for senders, and stream for the distributor. */
  record Subscription(String endpoint, String stream) {}

  static Subscription subscribe(String vapid) throws IOException, InterruptedException, JSONException {
    HttpRequest post = HttpRequest.newBuilder(URI.create(System.getProperty("story.pushes") + "/subscriptions"))
        .POST(HttpRequest.BodyPublishers.ofString(Json.of("vapid", vapid).toString())).build();
    JSONObject answer = new JSONObject(HTTP.send(post, HttpResponse.BodyHandlers.ofString()).body());
    return new Subscription(answer.getString("endpoint"), answer.getString("stream"));
  }

  /** Passes on each message as it arrives, and acknowledges it. */
  static void listen(String stream, Consumer<byte[]> to) {
    MainThread.daemon("distributor", () -> {
      try {
        HttpRequest get = HttpRequest.newBuilder(URI.create(stream)).build();
        var lines = new BufferedReader(new InputStreamReader(HTTP.send(get, HttpResponse.BodyHandlers.ofInputStream()).body()));
        String id = null;
        for (String line; (line = lines.readLine()) != null; ) {
          if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("data: ")) {
            to.accept(Base64.getUrlDecoder().decode(line.substring(6)));
            HTTP.send(HttpRequest.newBuilder(URI.create(stream + "/" + id)).DELETE().build(), HttpResponse.BodyHandlers.discarding());
          }
        }
      } catch (IOException | InterruptedException e) {
        Log.print("the push service has ended the stream: " + e);
      }
    });
  }
}
