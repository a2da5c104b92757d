package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import java.util.Set;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.SQLiteMode;
import phone.Distributor;
import phone.Interface;
import phone.Phone;
import phone.Shade;

/**
 * A press on one of several notifications acts on its own challenge, counts once, and counts only
 * from the phone's own shade. *Deny* on a locked phone waits for the unlock. The app runs in the
 * background, so it also receives each login itself.
 */
@SQLiteMode(SQLiteMode.Mode.NATIVE)
public class PressesCountOnce extends Story {
  private String device;

  @Override
  protected void play() throws Exception {
    Distributor.installed("distributor.test", "Testijakelija").forwards();
    start();
    Person.enrols();
    await("the backend knows where pushes go", Backend::isPushedTo);
    device = Backend.device();
    opensItsOwn();
    deniesOnceUnlocked();
    comesTooLate();
    Intent guess = new Intent("fi.finago.phone.PRESSED").setClassName(RuntimeEnvironment.getApplication(), "fi.finago.key.MainActivity");
    Phone.newIntent(new Intent(guess).putExtra("press", "A".repeat(22)));
    Phone.newIntent(guess);
    assertEquals("nobody else presses", "", Pushes.toSeeTo());
    assertEquals("what the app heard of itself was not dropped", 0, Pushes.inbox().optInt("dropped"));
  }

  private void opensItsOwn() throws Exception {
    Phone.leave();
    String first = Backend.challenge(USER);
    String second = Backend.challenge(USER);
    await("both are notified", () -> Shade.challenges().equals(Set.of(first, second)));
    var shown = Shade.of(first);
    Phone.press(shown.contentIntent);
    await("its own request is on the screen", () -> Person.sees(first));
    await("it is seen to", () -> Pushes.toSeeTo().isEmpty());
    assertEquals("what waits is on the screen", Set.of(), Shade.challenges());
    Interface.ask("Back");
    Phone.leave();
    Phone.press(shown.contentIntent);
    Phone.press(shown.actions[0].actionIntent);
    Phone.recreate();
    Interface.open();
    Phone.newIntent(new Intent(Phone.pressed(shown.contentIntent)).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY));
    Thread.sleep(500);
    assertTrue("neither a second time, nor with another verdict, nor from Recents", !Person.sees(first) && Backend.outcomes().isEmpty());
  }

  private void deniesOnceUnlocked() throws Exception {
    Phone.leave();
    String third = Backend.challenge(USER);
    await("it is notified", () -> Shade.challenges().contains(third));
    var deny = Shade.of(third).actions[0].actionIntent;
    Phone.lock(true);
    Phone.newIntent(Phone.pressed(deny));
    Thread.sleep(300);
    assertTrue("not while the phone is locked", Backend.outcomes().isEmpty() && Shade.challenges().contains(third));
    Phone.lock(false);
    Phone.comeBack();
    phone.MainThread.await("it is denied", 20, () -> outcomes() == 1);
    assertEquals("denied", Backend.outcomes().get(0));
    await("it is seen to", () -> Pushes.toSeeTo().isEmpty());
    Phone.newIntent(Phone.pressed(deny));
    assertEquals("it is not denied again", "", Pushes.toSeeTo());
  }

  private static int outcomes() {
    try {
      return Backend.outcomes().size();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void comesTooLate() throws Exception {
    Phone.leave();
    String late = Pushes.id("4");
    Pushes.brings(device, late, 2);
    var open = Shade.of(late).contentIntent;
    Thread.sleep(2100);
    Phone.newIntent(Phone.pressed(open));
    assertEquals("pressed after its end", "", Pushes.toSeeTo());
  }
}
