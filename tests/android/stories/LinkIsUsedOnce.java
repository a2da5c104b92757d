package stories;

import static org.junit.Assert.assertEquals;

import phone.Interface;
import phone.Phone;

/**
 * The link that started the app fills in the form once: not again after the activity is recreated
 * or the app restarted.
 */
public class LinkIsUsedOnce extends Story {
  @Override
  protected void play() throws Exception {
    String link = Links.connect("4F7K29QX");
    if (process() == 1) {
      assertEquals("fi.finago.key.MainActivity", Phone.resolve(Phone.link(link)));
      assertEquals(null, Phone.resolve(Phone.link("finagokey://other?x")));
      Phone.launch(Phone.link(link));
      Interface.open();
      await("the link filled the form in", Links::isFormFilled);
      Interface.dispatch("TypeInstead");
      await("the form is empty", () -> !Links.isFormFilled());
      Phone.recreate();
      Links.expectNotFollowed("after the window was made anew");
      Phone.storeSavedState();
      return;
    }
    Phone.start(Phone.link(link), Phone.savedState());
    Interface.open();
    Links.expectNotFollowed("after a restart");
  }
}
