package stories;

import android.content.Intent;
import phone.Interface;
import phone.Phone;

/** The main thread is busy for longer than wry waits for it, as the app starts on a phone that is: the app starts later, and does not end. */
public class MainThreadIsBusyAtStart extends Story {
  @Override
  protected void play() {
    Phone.createAndBeBusy(new Intent(Intent.ACTION_MAIN), 11_000);
    Phone.goOn();
    Interface.open();
    shows("Enrol");
  }
}
