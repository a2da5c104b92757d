package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Set;
import org.json.JSONObject;
import org.robolectric.annotation.SQLiteMode;
import phone.Distributor;
import phone.Json;
import phone.Phone;
import phone.Shade;

/**
 * Every message that is not a current push for this device is dropped and counted, and shows
 * nothing.
 */
@SQLiteMode(SQLiteMode.Mode.NATIVE)
public class PushesThatAreDropped extends Story {
  private static final String DEVICE = Pushes.DEVICE;
  private static final String OTHER = Pushes.id("e");
  private static final String CHALLENGE = Pushes.id("1");
  private int dropped;

  @Override
  protected void play() throws Exception {
    start();
    Phone.letNotify(true);
    Distributor distributor = Distributor.installed("distributor.test", "Testijakelija");
    byte[] oldKey = keyOfAnEarlierRegistration(distributor);
    String token = Pushes.registers(DEVICE, distributor, "https://push.example/1");
    Pushes.registers(OTHER, distributor, "https://push.example/2");
    Phone.leave();
    long exp = Pushes.now() + 60;
    drops("what is too long", token, new byte[5000]);
    drops("what is not sealed", token, says("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp));
    drops("what is sealed for an old key", token, oldKey);
    drops("what is sealed for another device", token, Pushes.sealed(OTHER, says("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp)));
    drops("another version", token, Pushes.sealed(DEVICE, says("v", 2, "d", DEVICE, "c", CHALLENGE, "e", exp)));
    drops("an unknown device", token, Pushes.sealed(DEVICE, says("v", 1, "d", Pushes.id("f"), "c", CHALLENGE, "e", exp)));
    drops("another device than the address's", token, Pushes.sealed(DEVICE, says("v", 1, "d", OTHER, "c", CHALLENGE, "e", exp)));
    drops("what is expired", token, Pushes.sealed(DEVICE, says("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp - 61)));
    drops("what is about nothing", token, Pushes.sealed(DEVICE, says("v", 1, "d", DEVICE)));
    drops("what is about two things", token, Pushes.sealed(DEVICE, says("v", 1, "d", DEVICE, "n", CHALLENGE, "t", "x")));
    drops("what is no JSON", token, Pushes.sealed(DEVICE, "{{".getBytes()));
    assertEquals(Set.of(), Shade.challenges());
    Pushes.brings(DEVICE, CHALLENGE, 60);
    assertEquals(Set.of(CHALLENGE), Shade.challenges());
    drops("what is repeated", token, Pushes.sealed(DEVICE, says("v", 1, "d", DEVICE, "c", CHALLENGE, "e", exp)));
    drops("what has an unknown token", "another", Pushes.sealed(DEVICE, says("v", 1, "d", DEVICE, "c", Pushes.id("2"), "e", exp)), 0);
    Pushes.brings(DEVICE, Json.of("v", 1, "d", DEVICE, "n", Pushes.id("3")));
    assertTrue("a notice is notified", Shade.shown().stream().anyMatch(one -> "Something about your account".equals(one.extras.getString("android.title"))));
    Pushes.ask("unregister", "id", DEVICE);
    await("what is notified for a disconnected username is taken back", () -> Shade.challenges().isEmpty());
    drops("what comes for a disconnected username", token, oldKey, 0);
    assertEquals("", Pushes.toSeeTo());
  }

  /** A message sealed for the keys of an earlier registration. */
  private static byte[] keyOfAnEarlierRegistration(Distributor distributor) throws Exception {
    Pushes.registers(DEVICE, distributor, "https://push.example/0");
    byte[] message = Pushes.sealed(DEVICE, says("v", 1, "d", DEVICE, "c", CHALLENGE, "e", Pushes.now() + 60));
    Pushes.ask("unregister", "id", DEVICE);
    await("the device is forgotten", () -> Pushes.devices().length() == 0);
    return message;
  }

  private static byte[] says(Object... members) {
    JSONObject message = Json.of(members);
    return message.toString().getBytes();
  }

  private void drops(String what, String token, byte[] message) {
    drops(what, token, message, 1);
  }

  private void drops(String what, String token, byte[] message, int counted) {
    Set<String> before = Shade.challenges();
    Distributor.brings(token, message);
    dropped += counted;
    assertEquals(what + " is counted", dropped, Pushes.inbox().optInt("dropped"));
    assertEquals(what + " shows nothing", before, Shade.challenges());
  }
}
