package stories;

import static org.junit.Assert.assertEquals;

import android.content.Intent;
import java.util.List;
import phone.Interface;
import phone.Phone;
import phone.Shade;

/**
 * A login is pending when the app starts: it is shown on the screen without a notification, however
 * long the activity takes.
 */
public class NothingIsNotifiedInFront extends Story {
  @Override
  protected void play() throws Exception {
    if (process() == 1) {
      start();
      User.enrol();
      Backend.login(USER);
      return;
    }
    Phone.create(new Intent(Intent.ACTION_MAIN), null);
    Phone.resumeWithoutFocus();
    Interface.open();
    await("the request is on the screen", () -> "Challenge".equals(Interface.screen()));
    assertEquals(List.of(), Shade.shown());
    Phone.show();
  }
}
