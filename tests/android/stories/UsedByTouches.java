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
    WebViewShadow.setRenderer(page);
    Phone.launch();
    page.awaitText("Type it");
    page.saveScreenshot("0-welcome");
    page.touch("#type");
    page.awaitText("Connect your username");
    page.saveScreenshot("1-connect");
    page.type("#username", USER);
    page.type("#code", CODES.get(0));
    page.type("#address", Backend.ADDRESS);
    page.touch("button[type=submit]");
    page.awaitText("Choose a PIN");
    page.touch("#with-sensor");
    typePin("main[data-screen=choose-pin][data-step=choose]");
    typePin("main[data-screen=choose-pin][data-step=confirm]");
    page.touch("#not-now");
    page.awaitText(USER);
    page.saveScreenshot("2-home");

    Backend.login(USER);
    page.awaitText("Type the number");
    page.saveScreenshot("3-asked");
    for (char digit : Backend.number().toCharArray()) {
      page.touch("#number-" + digit);
    }
    page.saveScreenshot("4-pin");
    typePin("#pin-pad");
    page.awaitText("Approved");
    page.saveScreenshot("5-approved");
    assertEquals(List.of("approved"), Backend.outcomes());

    page.touch("[aria-label=Settings]");
    page.awaitText("History");
    page.saveScreenshot("6-settings");
    Phone.back();
    page.touch("[aria-label=Settings]");
    assertFalse(Phone.activity().isFinishing());
    assertTrue(page.console().toString(), page.console().isEmpty());
  }

  /** Types the PIN on this pad, which its last digit submits. */
  private void typePin(String pad) {
    for (char digit : PIN.toCharArray()) {
      page.touch(pad + " #key-" + digit);
    }
  }
}
