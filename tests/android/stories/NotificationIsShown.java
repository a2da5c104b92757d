package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.app.Notification;
import java.util.List;
import phone.Phone;
import phone.Shade;

/**
 * A login while the app is in the background is notified without naming the user, and the
 * notification is removed when it is over.
 */
public class NotificationIsShown extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    Phone.leave();
    Backend.login(USER);
    Notification shown = Shade.awaitNotification();
    List<String> words = Shade.collapsed(shown);
    assertTrue(words.toString(), words.contains("A request is waiting"));
    assertFalse(words.toString(), words.toString().contains(USER));
    Backend.withdraw();
    await("the notification is removed", () -> Shade.shown().isEmpty());
    assertEquals(List.of(), Shade.shown());
  }
}
