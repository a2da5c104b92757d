package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import phone.Interface;
import phone.Json;
import phone.Phone;

/**
 * A link of a waiting page on the phone itself opens its challenge, without a number. After the
 * approval the browser that sent the link gets the release, and no other app: first while the app
 * runs, then without that browser, then without any.
 */
public class PageOnThisPhoneIsConfirmed extends Story {
  private static final String FIREFOX = "org.mozilla.firefox";
  private static final String CHROME = "com.android.chrome";

  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    Phone.installBrowser(CHROME);
    Phone.installBrowser(FIREFOX);

    String login = confirm(FIREFOX);
    expectRelease(login, FIREFOX);
    assertEquals("Opened", Interface.screenContent().optString("handback"));

    login = confirm("org.example.mail");
    expectRelease(login, null);
    assertEquals("Opened", Interface.screenContent().optString("handback"));

    Phone.uninstallBrowser(CHROME);
    Phone.uninstallBrowser(FIREFOX);
    confirm(FIREFOX);
    await("the app says that no browser was opened", () -> "NotOpened".equals(Interface.screenContent().optString("handback")));
    for (Intent other = Phone.startedActivity(); other != null; other = Phone.startedActivity()) {
      assertNotEquals(Intent.ACTION_VIEW, other.getAction());
    }
  }

  /** Starts a login on the phone, follows the link of its page and approves it by the PIN. */
  private static String confirm(String sender) throws Exception {
    String login = Backend.challenge(USER);
    Phone.newIntent(Phone.link(Links.confirm(login)), sender);
    await("the challenge without a number",
        () -> User.seesRequest(login) && Interface.screenContent().optInt("number_digits", -1) == 0);
    Interface.dispatch(Json.of("Approve", Json.of("id", login, "number", "")));
    await("the pad for the PIN", () -> Interface.pinPad() != null);
    User.typePin();
    return login;
  }

  private static void expectRelease(String login, String browser) {
    Intent opened = phone.MainThread.await("the release is opened", 10, Phone::startedActivity);
    assertEquals(Intent.ACTION_VIEW, opened.getAction());
    String page = Backend.ADDRESS + "/continue?c=" + login + "&r=";
    assertTrue(opened.getDataString(), opened.getDataString().startsWith(page));
    assertEquals(browser, opened.getSelector().getPackage());
  }
}
