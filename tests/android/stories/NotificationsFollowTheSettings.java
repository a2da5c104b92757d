package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.app.NotificationManager;
import java.util.List;
import org.robolectric.RuntimeEnvironment;
import phone.MainThread;
import phone.Phone;
import phone.Shade;

/**
 * Finnish is chosen for this app only: notifications are in Finnish on an English phone. Then their
 * channel is switched off in the phone's settings: nothing is shown, and the app keeps working.
 */
public class NotificationsFollowTheSettings extends Story {
  @Override
  protected void play() throws Exception {
    MainThread.run(() -> RuntimeEnvironment.setQualifiers("+fi"));
    start();
    User.enrol();
    Phone.leave();
    Backend.login(USER);
    List<String> words = Shade.collapsed(Shade.awaitNotification());
    assertTrue(words.toString(), words.contains("Sinulla on vahvistuspyyntö"));
    Backend.withdraw();
    await("the notification is removed", () -> Shade.shown().isEmpty());
    MainThread.run(() -> Phone.notifications().getNotificationChannel("requests").setImportance(NotificationManager.IMPORTANCE_NONE));
    Backend.login(USER);
    Thread.sleep(1000);
    assertEquals(List.of(), Shade.shown());
    Phone.returnToApp();
    User.approveUpToPin();
    User.typePin();
    assertEquals("approved", Backend.outcomes().get(0));
  }
}
