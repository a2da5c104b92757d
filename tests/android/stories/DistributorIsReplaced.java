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
    Phone.letNotify(true);
    Pushes.ask("register", "device", DEVICE, "vapid", Pushes.VAPID);
    Thread.sleep(200);
    assertEquals("without a distributor nothing is registered", 0, Pushes.devices().length());
    Distributor first = Distributor.installed("distributor.first", "Ensimmäinen");
    String token = Pushes.registers(DEVICE, first, "https://first.example/1");
    Pushes.ask("register", "device", DEVICE, "vapid", Pushes.VAPID);
    assertEquals("at each start it is asked by the same token", token, first.isAskedToRegister());
    assertEquals("https://first.example/1", Pushes.endpoint(DEVICE));
    byte[] old = Pushes.sealed(DEVICE, "x".getBytes());
    Distributor.unregisters(token);
    assertNull("it may take the address away", Pushes.endpoint(DEVICE));
    Pushes.registers(DEVICE, first, "https://first.example/2");
    first.uninstalled();
    Distributor second = Distributor.installed("distributor.second", "Toinen");
    String other = Pushes.registers(DEVICE, second, "https://second.example/1");
    assertNotEquals(token, other);
    Distributor.brings(token, old);
    Phone.leave();
    Pushes.brings(DEVICE, Pushes.id("1"), 60);
    assertEquals(Set.of(Pushes.id("1")), Shade.challenges());
    Phone.letNotify(false);
    Pushes.brings(DEVICE, Pushes.id("2"), 60);
    assertEquals("nothing is shown that is not allowed", Set.of(Pushes.id("1")), Shade.challenges());
    Phone.letNotify(true);
    Pushes.brings(DEVICE, Pushes.id("3"), 60);
    assertEquals(Set.of(Pushes.id("1"), Pushes.id("3")), Shade.challenges());
    Phone.comeBack();
    Distributor third = Distributor.installed("distributor.third", "Kolmas");
    Pushes.ask("choose", "id", "distributor.third");
    Pushes.registers(DEVICE, third, "https://third.example/1");
    newKeyNewAddress(third);
  }

  /** A new key of the backend requires a new endpoint. */
  private static void newKeyNewAddress(Distributor third) throws Exception {
    String before = Pushes.token(DEVICE);
    Pushes.ask("register", "device", DEVICE, "vapid", "BK" + Pushes.VAPID.substring(2));
    String token = third.isAskedToRegister();
    assertNotEquals(before, token);
    Distributor.refuses(token);
    assertNull("none until the distributor says so", Pushes.endpoint(DEVICE));
  }
}
