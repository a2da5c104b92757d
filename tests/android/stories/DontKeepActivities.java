package stories;

import android.content.Intent;
import android.os.Bundle;
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
    User.enrol();
    Interface.dispatch("OpenSettings");
    expectScreen("Settings");
    Phone.leave();
    Bundle saved = Phone.destroyInBackground();
    Thread.sleep(1000);
    Phone.start(new Intent(Intent.ACTION_MAIN), saved);
    Interface.open();
    expectScreen("Settings");
    Interface.dispatch("Back");
    User.approveLogin();
  }
}
