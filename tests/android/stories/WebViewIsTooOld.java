package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.app.Activity;
import android.content.Intent;
import fi.finago.key.MainActivity;
import fi.finago.key.TroubleActivity;
import java.util.List;
import org.robolectric.android.controller.ActivityController;
import phone.MainThread;
import phone.NativeView;
import phone.Phone;

/**
 * The phone's WebView is too old for the interface: a native screen says what to update, before
 * anything else of the app is loaded.
 */
public class WebViewIsTooOld extends Story {
  @Override
  protected void play() {
    Phone.setWebViewVersion("105.0.5195.136");
    assertEquals(MainActivity.class, Phone.instantiateMainActivity().getClass());
    Phone.setWebViewVersion("104.0.5112.97");
    Activity chosen = Phone.instantiateMainActivity();
    assertEquals(TroubleActivity.class, chosen.getClass());
    MainThread.run(() -> {
      ActivityController.of((TroubleActivity) chosen, new Intent(Intent.ACTION_MAIN)).setup();
      var content = chosen.findViewById(android.R.id.content);
      List<String> words = NativeView.texts(content);
      assertEquals("Finago Key can’t start", words.get(0));
      assertTrue(words.toString(), words.get(1).contains("Android System WebView"));
      assertTrue(words.toString(), NativeView.press(content, "Update"));
    });
    Intent store = Phone.startedActivity();
    assertEquals("market://details?id=com.google.android.webview", store.getDataString());
  }
}
