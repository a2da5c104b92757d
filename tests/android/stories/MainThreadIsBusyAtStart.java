package stories;

import android.content.Intent;
import phone.Interface;
import phone.Phone;

/**
 * The main thread is blocked at start for longer than wry waits for it: the app starts later and
 * does not exit.
 */
public class MainThreadIsBusyAtStart extends Story {
  @Override
  protected void play() {
    Phone.createAndBlock(new Intent(Intent.ACTION_MAIN), 11_000);
    Phone.resume();
    Interface.open();
    expectScreen("Welcome");
  }
}
