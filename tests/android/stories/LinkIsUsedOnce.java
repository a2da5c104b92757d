package stories;

import static org.junit.Assert.assertEquals;

import android.content.Intent;
import org.json.JSONObject;
import phone.Interface;
import phone.Phone;

/** The link that started the app fills the form in once: not again from Recents, after the window was made anew, or after a restart. */
public class LinkIsUsedOnce extends Story {
  private static boolean isFilled() {
    return Interface.inside().opt("filled") instanceof JSONObject;
  }

  /** A link that is followed at all is followed within the time that the first one took. */
  private static void staysEmpty(String when) throws InterruptedException {
    Thread.sleep(700);
    shows("Connect");
    assertEquals("filled " + when, false, isFilled());
  }

  @Override
  protected void play() throws Exception {
    String link = Links.connect("4F7K29QX");
    if (process() == 1) {
      assertEquals("fi.finago.key.MainActivity", Phone.receiverOf(Phone.link(link)));
      assertEquals(null, Phone.receiverOf(Phone.link("finagokey://other?x")));
      Phone.launch(Phone.link(link));
      Interface.open();
      await("the link filled the form in", LinkIsUsedOnce::isFilled);
      Interface.ask("TypeInstead");
      await("the form is empty", () -> !isFilled());
      Phone.recreate();
      staysEmpty("after the window was made anew");
      Phone.keepSavedState();
      return;
    }
    if (process() == 2) {
      Phone.start(Phone.link(link), Phone.savedState());
      Interface.open();
      staysEmpty("after a restart");
      return;
    }
    Phone.launch(Phone.link(link).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY));
    Interface.open();
    staysEmpty("from Recents");
    Phone.newIntent(Phone.link(link));
    await("the link is followed when it is tapped again", LinkIsUsedOnce::isFilled);
  }
}
