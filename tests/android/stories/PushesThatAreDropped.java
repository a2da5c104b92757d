package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Set;
import org.json.JSONObject;
import phone.Distributor;
import phone.Json;
import phone.Phone;
import phone.Shade;

/**
 * Every message that is not a current push for this device is dropped and counted, and shows
 * nothing.
 */
public class PushesThatAreDropped extends Story {
  private static final String DEVICE = Pushes.DEVICE;
  private static final String OTHER = Pushes.repeatedId("e");
  private static final String CHALLENGE = Pushes.repeatedId("1");
  private int dropped;

  @Override
  protected void play() throws Exception {
    start();
    Phone.allowNotifications(true);
    Distributor distributor = Distributor.install("distributor.test", "Testijakelija");
    byte[] oldKey = messageForAnEarlierRegistration(distributor);
    String token = Pushes.register(DEVICE, distributor, "https://push.example/1");
    Pushes.register(OTHER, distributor, "https://push.example/2");
    Phone.leave();
    long exp = Pushes.now() + 60;
    expectDropped("what is too long", token, new byte[5000]);
    expectDropped("what is not sealed", token, json("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp));
    expectDropped("what is sealed for an old key", token, oldKey);
    expectDropped("what is sealed for another device", token, Pushes.seal(OTHER, json("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp)));
    expectDropped("another version", token, Pushes.seal(DEVICE, json("v", 2, "d", DEVICE, "c", CHALLENGE, "e", exp)));
    expectDropped("an unknown device", token, Pushes.seal(DEVICE, json("v", 1, "d", Pushes.repeatedId("f"), "c", CHALLENGE, "e", exp)));
    expectDropped("another device than the address's", token, Pushes.seal(DEVICE, json("v", 1, "d", OTHER, "c", CHALLENGE, "e", exp)));
    expectDropped("what is expired", token, Pushes.seal(DEVICE, json("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp - 61)));
    expectDropped("what is about nothing", token, Pushes.seal(DEVICE, json("v", 1, "d", DEVICE)));
    expectDropped("what is about two things", token, Pushes.seal(DEVICE, json("v", 1, "d", DEVICE, "n", CHALLENGE, "t", "x")));
    expectDropped("what is no JSON", token, Pushes.seal(DEVICE, "{{".getBytes()));
    assertEquals(Set.of(), Shade.challenges());
    Pushes.deliver(DEVICE, CHALLENGE, 60);
    assertEquals(Set.of(CHALLENGE), Shade.challenges());
    expectDropped("what is repeated", token, Pushes.seal(DEVICE, json("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp)));
    expectDropped("what has an unknown token", "another", Pushes.seal(DEVICE, json("v", 1, "d", DEVICE, "c", Pushes.repeatedId("2"), "e", exp)), 0);
    Pushes.deliver(DEVICE, Json.of("v", 1, "d", DEVICE, "n", Pushes.repeatedId("3")));
    assertTrue("a notice is notified", Shade.shown().stream().anyMatch(one -> "There is a message about your account".equals(one.extras.getString("android.title"))));
    Pushes.callPlugin("unregister", "id", DEVICE);
    await("what is notified for a disconnected username is taken back", () -> Shade.challenges().isEmpty());
    expectDropped("what comes for a disconnected username", token, oldKey, 0);
    assertEquals("", Pushes.pendingSummary());
  }

  /** A message sealed for the keys of an earlier registration. */
  private static byte[] messageForAnEarlierRegistration(Distributor distributor) throws Exception {
    Pushes.register(DEVICE, distributor, "https://push.example/0");
    byte[] message = Pushes.seal(DEVICE, json("v", 1, "d", DEVICE, "c", CHALLENGE, "e", Pushes.now() + 60));
    Pushes.callPlugin("unregister", "id", DEVICE);
    await("the device is forgotten", () -> Pushes.devices().length() == 0);
    return message;
  }

  private static byte[] json(Object... members) {
    JSONObject message = Json.of(members);
    return message.toString().getBytes();
  }

  private void expectDropped(String what, String token, byte[] message) {
    expectDropped(what, token, message, 1);
  }

  private void expectDropped(String what, String token, byte[] message, int counted) {
    Set<String> before = Shade.challenges();
    Distributor.sendMessage(token, message);
    dropped += counted;
    assertEquals(what + " is counted", dropped, Pushes.inbox().optInt("dropped"));
    assertEquals(what + " shows nothing", before, Shade.challenges());
  }
}
