package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import phone.Interface;
import phone.Phone;
import phone.Shade;

/** Notifications are refused: none is shown, and the settings show that. */
public class NotificationsAreRefused extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol(false, false);
    Phone.leave();
    Backend.login(USER);
    Thread.sleep(1000);
    assertEquals(List.of(), Shade.shown());
    Phone.returnToApp();
    Interface.dispatch("OpenSettings");
    expectScreen("Settings");
    assertEquals("Off", Interface.screenContent().opt("notifications"));
  }
}
