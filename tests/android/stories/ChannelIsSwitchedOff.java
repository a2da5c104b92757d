package stories;

import static org.junit.Assert.assertEquals;

import android.app.NotificationManager;
import java.util.List;
import phone.MainThread;
import phone.Phone;
import phone.Shade;

/**
 * The notification channel is off in the phone's settings: nothing is shown, and the app keeps
 * working.
 */
public class ChannelIsSwitchedOff extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    Phone.leave();
    Backend.login(USER);
    Shade.awaitNotification();
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
