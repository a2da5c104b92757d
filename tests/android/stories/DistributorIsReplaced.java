package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;

import java.util.Set;
import org.robolectric.annotation.SQLiteMode;
import phone.Distributor;
import phone.Phone;
import phone.Shade;

/**
 * The distributor is uninstalled and another installed: the device gets a new endpoint, and
 * messages for the old one have no effect. Notifications that were forbidden and are allowed again
 * are shown again.
 */
@SQLiteMode(SQLiteMode.Mode.NATIVE)
public class DistributorIsReplaced extends Story {
  private static final String DEVICE = Pushes.DEVICE;

  @Override
  protected void play() throws Exception {
    start();
    Phone.allowNotifications(true);
    Pushes.callPlugin("register", "device", DEVICE, "vapid", Pushes.VAPID);
    Thread.sleep(200);
    assertEquals("without a distributor nothing is registered", 0, Pushes.devices().length());
    Distributor first = Distributor.install("distributor.first", "Ensimmäinen");
    String token = Pushes.register(DEVICE, first, "https://first.example/1");
    Pushes.callPlugin("register", "device", DEVICE, "vapid", Pushes.VAPID);
    assertEquals("each start registers with the same token", token, first.awaitRegistration());
    assertEquals("https://first.example/1", Pushes.endpoint(DEVICE));
    byte[] old = Pushes.seal(DEVICE, "x".getBytes());
    Distributor.sendUnregistered(token);
    assertNull("the distributor may withdraw the endpoint", Pushes.endpoint(DEVICE));
    Pushes.register(DEVICE, first, "https://first.example/2");
    first.uninstall();
    Distributor second = Distributor.install("distributor.second", "Toinen");
    String other = Pushes.register(DEVICE, second, "https://second.example/1");
    assertNotEquals(token, other);
    Distributor.sendMessage(token, old);
    Phone.leave();
    Pushes.deliver(DEVICE, Pushes.repeatedId("1"), 60);
    assertEquals(Set.of(Pushes.repeatedId("1")), Shade.challenges());
    Phone.allowNotifications(false);
    Pushes.deliver(DEVICE, Pushes.repeatedId("2"), 60);
    assertEquals("nothing is shown while notifications are forbidden", Set.of(Pushes.repeatedId("1")), Shade.challenges());
    Phone.allowNotifications(true);
    Pushes.deliver(DEVICE, Pushes.repeatedId("3"), 60);
    assertEquals(Set.of(Pushes.repeatedId("1"), Pushes.repeatedId("3")), Shade.challenges());
    Phone.returnToApp();
    Distributor third = Distributor.install("distributor.third", "Kolmas");
    Pushes.callPlugin("choose", "id", "distributor.third");
    Pushes.register(DEVICE, third, "https://third.example/1");
    newKeyRequiresNewEndpoint(third);
  }

  /** A new key of the backend requires a new endpoint. */
  private static void newKeyRequiresNewEndpoint(Distributor third) throws Exception {
    String before = Pushes.token(DEVICE);
    Pushes.callPlugin("register", "device", DEVICE, "vapid", "BK" + Pushes.VAPID.substring(2));
    String token = third.awaitRegistration();
    assertNotEquals(before, token);
    Distributor.sendFailure(token);
    assertNull("no endpoint until the distributor sends one", Pushes.endpoint(DEVICE));
  }
}
