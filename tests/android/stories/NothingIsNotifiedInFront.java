package stories;

import static org.junit.Assert.assertEquals;

import android.content.Intent;
import java.util.List;
import phone.Interface;
import phone.Phone;
import phone.Shade;

/** A login waits when the person starts the app: it is on the screen and not in the shade as well, however long the window takes. */
public class NothingIsNotifiedInFront extends Story {
  @Override
  protected void play() throws Exception {
    if (process() == 1) {
      start();
      Person.enrols();
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
