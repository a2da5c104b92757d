package stories;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import android.content.res.Configuration;
import org.json.JSONObject;
import phone.FakeCamera;
import phone.Interface;
import phone.IpcCaller;
import phone.MainThread;
import phone.Phone;
import phone.WebViewShadow;

/**
 * Bold text recreates the activity: Back and the camera belong to the new one, and a login is
 * approved in it.
 */
public class WindowIsMadeAnew extends Story {
  private static void scan() throws Exception {
    Interface.dispatch("AddAccount");
    expectScreen("Enrol");
    var scanning = Interface.dispatchAsync("Scan");
    Phone.answerPermission(MainThread.await("Android's question for the camera", 10, Phone::permissionRequest), true);
    MainThread.await("the camera is open", 10, FakeCamera::isOpen);
    assertTrue("the camera's picture is in the window on the screen", Phone.showsCamera());
    MainThread.run(() -> FakeCamera.showCode(Links.connect("8MTR5WHC")));
    MainThread.await("the code filled the form in", 10, () -> Interface.screenContent().opt("filled") instanceof JSONObject);
    scanning.get();
    Interface.dispatch("Back");
    expectScreen("Home");
  }

  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    var first = Phone.activity();
    var page = WebViewShadow.last();
    MainThread.run(() -> {
      Configuration dark = new Configuration(first.getResources().getConfiguration());
      dark.uiMode = dark.uiMode & ~Configuration.UI_MODE_NIGHT_MASK | Configuration.UI_MODE_NIGHT_YES;
      Phone.controller().configurationChange(dark);
    });
    assertSame("dark appearance does not recreate the activity", first, Phone.activity());
    Phone.recreate();
    assertNotSame(first, Phone.activity());

    IpcCaller.setHasHistory(true);
    Phone.back();
    assertSame("Back goes to the page on the screen", WebViewShadow.last(), IpcCaller.wentBackIn());
    assertNotSame(page, WebViewShadow.last());
    assertFalse(Phone.activity().isFinishing());

    scan();

    User.approveLogin();
  }
}
