package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import android.content.res.Configuration;
import java.util.List;
import org.json.JSONObject;
import phone.Interface;
import phone.Lens;
import phone.MainThread;
import phone.Phone;
import phone.WebViewShadow;

/**
 * Bold text recreates the activity: Back and the camera belong to the new one, and a login is
 * approved in it.
 */
public class WindowIsMadeAnew extends Story {
  private static void scans() throws Exception {
    Interface.ask("AddAccount");
    shows("Enrol");
    var scanning = Interface.askAndGoOn("Scan");
    Phone.answer(MainThread.await("Android's question for the camera", 10, Phone::question), true);
    MainThread.await("the camera is open", 10, Lens::isOpen);
    assertTrue("the camera's picture is in the window on the screen", Phone.seesCamera());
    MainThread.run(() -> Lens.see(Links.connect("8MTR5WHC")));
    MainThread.await("the code filled the form in", 10, () -> Interface.inside().opt("filled") instanceof JSONObject);
    scanning.get();
    Interface.ask("Back");
    shows("Home");
  }

  @Override
  protected void play() throws Exception {
    start();
    Person.enrols();
    var first = Phone.window();
    var page = WebViewShadow.last();
    MainThread.run(() -> {
      Configuration dark = new Configuration(first.getResources().getConfiguration());
      dark.uiMode = dark.uiMode & ~Configuration.UI_MODE_NIGHT_MASK | Configuration.UI_MODE_NIGHT_YES;
      Phone.controller().configurationChange(dark);
    });
    assertSame("dark makes nothing anew", first, Phone.window());
    Phone.recreate();
    assertNotSame(first, Phone.window());

    Interface.hasHistory(true);
    Phone.back();
    assertSame("Back goes to the page on the screen", WebViewShadow.last(), Interface.wentBackIn());
    assertNotSame(page, WebViewShadow.last());
    assertFalse(Phone.window().isFinishing());

    scans();

    Backend.login(USER);
    Person.approves();
    Person.typesThePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
