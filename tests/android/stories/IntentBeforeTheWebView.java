package stories;

import android.content.Intent;
import org.json.JSONObject;
import phone.Interface;
import phone.Phone;

/**
 * The icon and a link are tapped while the app starts: nothing breaks, and the link is followed.
 */
public class IntentBeforeTheWebView extends Story {
  @Override
  protected void play() throws Exception {
    Phone.create(new Intent(Intent.ACTION_MAIN), null);
    Phone.newIntent(Phone.link(Links.connect("4F7K29QX")));
    // Repeated while the page loads, to hit every state of loading.
    for (int i = 0; i < 200; i++) {
      Phone.newIntent(new Intent(Intent.ACTION_MAIN));
      Thread.sleep(5);
    }
    Phone.resume();
    while (!Phone.hasPage()) {
      Phone.newIntent(new Intent(Intent.ACTION_MAIN));
    }
    Interface.open();
    await("the link filled the form in", () -> Interface.screenContent().opt("filled") instanceof JSONObject);
  }
}
