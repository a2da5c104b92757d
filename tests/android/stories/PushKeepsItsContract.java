package stories;

import static org.junit.Assert.assertEquals;

import android.app.Activity;
import app.tauri.plugin.Channel;
import app.tauri.plugin.Invoke;
import app.tauri.plugin.PluginHandle;
import app.tauri.plugin.PluginManager;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import fi.finago.phone.PhonePlugin;
import fi.finago.phone.NotificationActions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import kotlin.Unit;
import org.json.JSONObject;
import org.robolectric.Robolectric;
import phone.Distributor;
import phone.Json;
import phone.MainThread;
import phone.Phone;
import phone.Shade;

/**
 * The contract of the core's push port, run on the Android adapter (`tests/bin/push_contract.rs`)
 * over the plugin's own Kotlin. The app itself does not run: it would handle the entries of the
 * inbox.
 */
public class PushKeepsItsContract extends Story {
  private final Map<String, String> tokens = new HashMap<>();
  private PrintStream answers;
  private Distributor distributor;
  private Activity window;
  private PluginHandle plugin;
  private ObjectMapper mapper;

  @Override
  protected void play() throws Exception {
    Phone.allowNotifications(true);
    distributor = Distributor.install("distributor.test", "Testijakelija");
    mapper = new ObjectMapper().setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
        .registerModule(new SimpleModule().addDeserializer(Channel.class, new Channels()));
    MainThread.run(() -> {
      window = Robolectric.buildActivity(Activity.class).setup().get();
      plugin = new PluginHandle(PluginManager.INSTANCE, "phone", new PhonePlugin(window), "{}", mapper);
    });
    Process contract = new ProcessBuilder(System.getProperty("story.contract"))
        .redirectError(new File(System.getProperty("story.folder"), "contract.txt")).start();
    try {
      answers = new PrintStream(contract.getOutputStream(), true);
      var requests = new BufferedReader(new InputStreamReader(contract.getInputStream()));
      for (String line; (line = requests.readLine()) != null; ) {
        handle(new JSONObject(line));
      }
      assertEquals("what the contract ends with", 0, contract.waitFor());
    } finally {
      contract.destroy();
    }
  }

  private void handle(JSONObject request) throws Exception {
    int id = request.getInt("id");
    String device = request.optString("device");
    String challenge = request.optString("challenge");
    switch (request.getString("do")) {
      case "call" -> callPlugin(id, request.getString("command"), request.getJSONObject("arguments"));
      case "push" -> {
        Distributor.sendMessage(tokens.get(device), Pushes.seal(device,
            Json.of("v", 1, "d", device, "c", challenge, "e", Pushes.now() + 60).toString().getBytes()));
        answer(id, null);
      }
      case "open" -> {
        press(Shade.ofChallenge(challenge).contentIntent);
        answer(id, null);
      }
      case "deny" -> {
        press(Shade.ofChallenge(challenge).actions[0].actionIntent);
        answer(id, null);
      }
      default -> throw new AssertionError("what is " + request);
    }
  }

  private void press(android.app.PendingIntent pressed) {
    var intent = Phone.intentOf(pressed);
    MainThread.run(() -> NotificationActions.INSTANCE.handle(window, intent));
  }

  private void callPlugin(int id, String command, JSONObject arguments) throws Exception {
    // Tauri distinguishes success and failure by the callback ids, here 0 and 1.
    Invoke invoke = new Invoke(id, command, 0, 1, (kind, data) -> {
      answer(id, kind == 0 ? data : null);
      return Unit.INSTANCE;
    }, arguments.toString(), mapper);
    MainThread.run(() -> plugin.invoke(invoke));
    if (command.equals("register")) {
      String device = arguments.getString("device");
      tokens.put(device, distributor.awaitRegistration());
      Distributor.sendEndpoint(tokens.get(device), "https://push.example/" + tokens.get(device));
    }
  }

  private synchronized void answer(int id, String json) {
    answers.println("{\"id\":" + id + ",\"answer\":" + json + "}");
  }

  private synchronized void notifyChange() {
    answers.println("{}");
  }

  private final class Channels extends JsonDeserializer<Channel> {
    @Override
    public Channel deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      parser.getText();
      return new Channel(0, data -> {
        notifyChange();
        return Unit.INSTANCE;
      }, mapper);
    }
  }
}
