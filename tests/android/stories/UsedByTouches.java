package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import phone.Chromium;
import phone.Phone;
import phone.WebViewShadow;

/**
 * The interface itself, in Chromium as the WebView: connecting, approving and going back by touches
 * at real positions.
 */
public class UsedByTouches extends Story {
  private Chromium page;

  @Override
  protected void play() throws Exception {
    page = new Chromium();
    WebViewShadow.render(page);
    Phone.launch();
    page.sees("Connect your username");
    page.picture("1-connect");
    page.types("#username", USER);
    page.types("#code", CODES.get(0));
    page.types("#address", Backend.ADDRESS);
    page.touches("button[type=submit]");
    page.sees("Choose a PIN");
    page.touches("#with-sensor");
    types("main[data-screen=choose-pin][data-step=choose]");
    types("main[data-screen=choose-pin][data-step=confirm]");
    page.touches("#not-now");
    page.sees(USER);
    page.picture("2-home");

    Backend.login(USER);
    page.sees("Approve");
    page.picture("3-asked");
    page.types("#number", Backend.number());
    page.touches("#approve");
    page.picture("4-pin");
    types("#pin-pad");
    page.sees("Approved");
    page.picture("5-approved");
    assertEquals(List.of("approved"), Backend.outcomes());

    page.touches("#done");
    page.touches("[aria-label=Settings]");
    page.sees("History");
    page.picture("6-settings");
    Phone.back();
    page.touches("[aria-label=Settings]");
    assertFalse(Phone.window().isFinishing());
    assertTrue(page.console().toString(), page.console().isEmpty());
  }

  /** Types the PIN on this pad. */
  private void types(String pad) {
    for (char digit : PIN.toCharArray()) {
      page.touches(pad + " #key-" + digit);
    }
    page.touches(pad + " #key-ok");
  }
}
