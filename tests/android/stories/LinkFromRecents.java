package stories;

import android.content.Intent;
import phone.Interface;
import phone.Phone;

/**
 * Started from Recents, the app gets the intent that first started it: its link is followed only
 * when tapped again.
 */
public class LinkFromRecents extends Story {
  @Override
  protected void play() throws Exception {
    String link = Links.connect("4F7K29QX");
    Phone.launch(Phone.link(link).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY));
    Interface.open();
    Links.expectNotFollowed("from Recents");
    Phone.newIntent(Phone.link(link));
    await("the link is followed when it is tapped again", Links::isFormFilled);
  }
}
