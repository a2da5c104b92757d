package stories;

import static org.junit.Assert.assertEquals;

import java.util.Set;
import org.robolectric.annotation.SQLiteMode;
import phone.Distributor;
import phone.Phone;
import phone.Shade;

/**
 * A push is notified in the background and not in the foreground. The notification of a challenge
 * that is over is removed, and a late push does not show it again.
 */
@SQLiteMode(SQLiteMode.Mode.NATIVE)
public class PushWakesALeftApp extends Story {
  @Override
  protected void play() throws Exception {
    Distributor.installed("distributor.test", "Testijakelija").forwards();
    start();
    Person.enrols();
    await("the backend knows where pushes go", Backend::isPushedTo);
    String device = Backend.device();
    Pushes.brings(device, Pushes.id("1"), 60);
    assertEquals("nothing is notified in front", Set.of(), Shade.challenges());
    Phone.leave();
    String given = Backend.challenge(USER);
    await("it is notified", () -> Shade.challenges().equals(Set.of(given)));
    Backend.withdraw();
    await("it is withdrawn as it is over", () -> Shade.challenges().isEmpty());
    Pushes.brings(device, given, 60);
    assertEquals("a late push does not show it again", Set.of(), Shade.challenges());
  }
}
