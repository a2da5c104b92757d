package stories;

import static org.junit.Assert.assertEquals;

import android.content.Intent;
import java.util.Set;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.SQLiteMode;
import phone.Distributor;
import phone.Interface;
import phone.Json;
import phone.Phone;
import phone.Shade;

/**
 * What is pressed on one of several notifications is about its own challenge, counts once, and counts from the phone's own shade alone. *Deny*
 * on a locked phone waits until it is unlocked.
 */
@SQLiteMode(SQLiteMode.Mode.NATIVE)
public class PressesCountOnce extends Story {
  private static final String ONE = Pushes.id("1");
  private static final String TWO = Pushes.id("2");
  private static final String THREE = Pushes.id("3");
  private static final String FOUR = Pushes.id("4");

  @Override
  protected void play() throws Exception {
    start();
    Pushes.registers(Pushes.DEVICE, Distributor.installed("distributor.test", "Testijakelija"), "https://push.example/1");
    opensItsOwn();
    deniesOnceUnlocked();
    comesTooLate();
    Intent guess = new Intent("fi.finago.phone.PRESSED").setClassName(RuntimeEnvironment.getApplication(), "fi.finago.key.MainActivity");
    Phone.newIntent(new Intent(guess).putExtra("press", "A".repeat(22)));
    Phone.newIntent(guess);
    assertEquals("nobody else presses", "open 2", Pushes.toSeeTo());
    testArrives();
  }

  private void opensItsOwn() throws Exception {
    Phone.leave();
    Pushes.brings(Pushes.DEVICE, ONE, 60);
    Pushes.brings(Pushes.DEVICE, TWO, 60);
    var shown = Shade.of(TWO);
    Phone.press(shown.contentIntent);
    assertEquals("open 2", Pushes.toSeeTo());
    assertEquals("what waits is on the screen", Set.of(), Shade.challenges());
    Phone.leave();
    Phone.press(shown.contentIntent);
    Phone.press(shown.actions[0].actionIntent);
    assertEquals("neither a second time nor with another verdict", "open 2", Pushes.toSeeTo());
    Phone.recreate();
    Interface.open();
    assertEquals("nor by a window that is made anew", "open 2", Pushes.toSeeTo());
  }

  private void deniesOnceUnlocked() throws Exception {
    Phone.leave();
    Pushes.brings(Pushes.DEVICE, THREE, 60);
    var deny = Shade.of(THREE).actions[0].actionIntent;
    Phone.lock(true);
    Phone.newIntent(Phone.pressed(deny));
    assertEquals("not while the phone is locked", "open 2", Pushes.toSeeTo());
    assertEquals(Set.of(THREE), Shade.challenges());
    Phone.lock(false);
    assertEquals("open 2 deny 3", Pushes.toSeeTo());
    assertEquals("a denied one is taken back", Set.of(), Shade.challenges());
    String id = Pushes.entries().optJSONObject(1).optString("id");
    Pushes.ask("settle", "id", id);
    await("it is seen to", () -> "open 2".equals(Pushes.toSeeTo()));
    Phone.newIntent(Phone.pressed(deny));
    assertEquals("it is not denied again", "open 2", Pushes.toSeeTo());
    Phone.comeBack();
  }

  private void comesTooLate() throws Exception {
    Phone.leave();
    Pushes.brings(Pushes.DEVICE, FOUR, 2);
    var open = Shade.of(FOUR).contentIntent;
    Thread.sleep(2100);
    // Whatever is written next leaves out what is over.
    Pushes.brings(Pushes.DEVICE, Json.of("v", 1, "d", Pushes.DEVICE, "n", Pushes.id("5")));
    Phone.press(open);
    assertEquals("pressed after its end", "open 2", Pushes.toSeeTo());
  }

  private void testArrives() throws Exception {
    Pushes.brings(Pushes.DEVICE, Json.of("v", 1, "d", Pushes.DEVICE, "t", "t0ken"));
    assertEquals("open 2 test t", Pushes.toSeeTo());
  }
}
