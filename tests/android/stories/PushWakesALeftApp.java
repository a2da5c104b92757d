package stories;

import static org.junit.Assert.assertEquals;

import java.util.Set;
import phone.Phone;
import phone.Shade;

/**
 * A push is notified in the background and not in the foreground. The notification of a challenge
 * that is over is removed, and a late push does not show it again.
 */
public class PushWakesALeftApp extends Story {
  @Override
  protected void play() throws Exception {
    Pushes.enrol();
    String device = Backend.device();
    Pushes.deliver(device, Pushes.repeatedId("1"), 60);
    assertEquals("nothing is notified in front", Set.of(), Shade.challenges());
    Phone.leave();
    String given = Backend.challenge(USER);
    await("it is notified", () -> Shade.challenges().equals(Set.of(given)));
    Backend.withdraw();
    await("the notification is removed when the challenge is over", () -> Shade.challenges().isEmpty());
    Pushes.deliver(device, given, 60);
    assertEquals("a late push does not show it again", Set.of(), Shade.challenges());
  }
}
