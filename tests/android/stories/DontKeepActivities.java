package stories;

import static org.junit.Assert.assertEquals;

import android.content.Intent;
import android.os.Bundle;
import java.util.List;
import phone.Interface;
import phone.Phone;

/**
 * Android destroys the activity as soon as it is left: the app continues, and shows the same screen
 * on return.
 */
public class DontKeepActivities extends Story {
  @Override
  protected void play() throws Exception {
    start();
    Person.enrols();
    Interface.ask("OpenSettings");
    shows("Settings");
    Phone.leave();
    Bundle saved = Phone.destroyLeft();
    Thread.sleep(1000);
    Phone.start(new Intent(Intent.ACTION_MAIN), saved);
    Interface.open();
    shows("Settings");
    Interface.ask("Back");
    Backend.login(USER);
    Person.approves();
    Person.typesThePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
