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
    Person.enrols();
    Phone.leave();
    Backend.login(USER);
    Shade.one();
    Backend.withdraw();
    await("it is taken back", () -> Shade.shown().isEmpty());
    MainThread.run(() -> Phone.notifications().getNotificationChannel("requests").setImportance(NotificationManager.IMPORTANCE_NONE));
    Backend.login(USER);
    Thread.sleep(1000);
    assertEquals(List.of(), Shade.shown());
    Phone.comeBack();
    Person.approves();
    Person.typesThePin();
    assertEquals("approved", Backend.outcomes().get(0));
  }
}
