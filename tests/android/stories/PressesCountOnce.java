package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import java.util.Set;
import org.robolectric.RuntimeEnvironment;
import phone.Interface;
import phone.Phone;
import phone.Shade;

/**
 * A press on one of several notifications acts on its own challenge, counts once, and counts only
 * from the phone's own shade. *Deny* on a locked phone waits for the unlock. The app runs in the
 * background, so it also receives each login itself.
 */
public class PressesCountOnce extends Story {
  private String device;

  @Override
  protected void play() throws Exception {
    Pushes.enrol();
    device = Backend.device();
    pressOpensItsOwnRequest();
    denyWaitsForUnlock();
    latePressIsIgnored();
    Intent guess = new Intent("fi.finago.phone.PRESSED").setClassName(RuntimeEnvironment.getApplication(), "fi.finago.key.MainActivity");
    Phone.newIntent(new Intent(guess).putExtra("press", "A".repeat(22)));
    Phone.newIntent(guess);
    assertEquals("forged presses are ignored", "", Pushes.pendingSummary());
    assertEquals("no message of the app itself was dropped", 0, Pushes.inbox().optInt("dropped"));
  }

  private void pressOpensItsOwnRequest() throws Exception {
    Phone.leave();
    String first = Backend.challenge(USER);
    String second = Backend.challenge(USER);
    await("both are notified", () -> Shade.challenges().equals(Set.of(first, second)));
    var shown = Shade.ofChallenge(first);
    Phone.press(shown.contentIntent);
    await("its own request is on the screen", () -> User.seesRequest(first));
    await("the entry is handled", () -> Pushes.pendingSummary().isEmpty());
    assertEquals("the pending request is on the screen, not in the shade", Set.of(), Shade.challenges());
    Interface.dispatch("Back");
    Phone.leave();
    Phone.press(shown.contentIntent);
    Phone.press(shown.actions[0].actionIntent);
    Phone.recreate();
    Interface.open();
    Phone.newIntent(new Intent(Phone.intentOf(shown.contentIntent)).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY));
    Thread.sleep(500);
    assertTrue("neither a second time, nor with another verdict, nor from Recents", !User.seesRequest(first) && Backend.outcomes().isEmpty());
  }

  private void denyWaitsForUnlock() throws Exception {
    Phone.leave();
    String third = Backend.challenge(USER);
    await("it is notified", () -> Shade.challenges().contains(third));
    var deny = Shade.ofChallenge(third).actions[0].actionIntent;
    Phone.setLocked(true);
    Phone.newIntent(Phone.intentOf(deny));
    Thread.sleep(300);
    assertTrue("not while the phone is locked", Backend.outcomes().isEmpty() && Shade.challenges().contains(third));
    Phone.setLocked(false);
    Phone.returnToApp();
    await("it is denied", () -> Backend.outcomes().size() == 1);
    assertEquals("denied", Backend.outcomes().get(0));
    await("the entry is handled", () -> Pushes.pendingSummary().isEmpty());
    Phone.newIntent(Phone.intentOf(deny));
    assertEquals("it is not denied again", "", Pushes.pendingSummary());
  }

  private void latePressIsIgnored() throws Exception {
    Phone.leave();
    String late = Pushes.repeatedId("4");
    Pushes.deliver(device, late, 2);
    var open = Shade.ofChallenge(late).contentIntent;
    Thread.sleep(2100);
    Phone.newIntent(Phone.intentOf(open));
    assertEquals("pressed after its end", "", Pushes.pendingSummary());
  }
}
