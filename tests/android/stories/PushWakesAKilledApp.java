package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.app.Notification;
import android.content.Intent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import phone.Distributor;
import phone.Interface;
import phone.Json;
import phone.Phone;
import phone.Shade;

/**
 * A push starts the killed app without activity and library, and the notification has the language
 * chosen in the app. A press opens the app, and the inbox stores it.
 */
public class PushWakesAKilledApp extends Story {
  private String challenge;

  @Override
  protected void play() throws Exception {
    if (process() == 1) {
      runUntilKilled();
    } else {
      receivePushes();
      pressNotification();
    }
  }

  private void runUntilKilled() throws Exception {
    Pushes.enrol();
    Interface.dispatch("OpenSettings");
    Interface.dispatch(Json.of("SetPreferences", Json.of("preferences", Json.of("language", "Finnish"))));
    await("the inbox knows the language", () -> "fi".equals(Pushes.inbox().optString("language")));
    Phone.leave();
    Phone.kill();
  }

  private void receivePushes() throws Exception {
    Distributor.resumeForwarding();
    String other = Backend.challenge(USER);
    challenge = Backend.challenge(USER);
    await("both are notified", () -> Shade.challenges().equals(Set.of(other, challenge)));
    assertTrue("two notifications have a summary", Shade.hasSummary());
    Pushes.deliver(Backend.device(), Json.of("v", 1, "d", Backend.device(), "t", "t0ken"));
    assertEquals("test t", Pushes.pendingSummary());
    assertNull("the class that loads the library", loaded("fi.finago.key.Rust"));
    if (!Boolean.getBoolean("story.shrunk")) {
      // After R8, the JVM loads more classes to verify others.
      assertNull("the window's class", loaded("fi.finago.key.MainActivity"));
    }
    assertFalse("the library", Files.readString(Path.of("/proc/self/maps")).contains("libfinago_key"));
    Notification shown = Shade.ofChallenge(challenge);
    assertTrue(Shade.collapsed(shown).toString(), Shade.collapsed(shown).contains("Sinulla on vahvistuspyyntö"));
    assertTrue(Shade.expanded(shown).toString(), Shade.expanded(shown).contains("Avaa Finago Key ja hyväksy tai hylkää pyyntö."));
    assertEquals("Hylkää", shown.actions[0].title);
    assertEquals(Notification.VISIBILITY_PUBLIC, shown.visibility);
    assertTrue("the notification ends with the challenge", shown.getTimeoutAfter() > 100_000 && shown.getTimeoutAfter() <= 120_000);
    if (android.os.Build.VERSION.SDK_INT >= 31) {
      assertTrue("denying requires an unlocked phone", shown.actions[0].isAuthenticationRequired());
    }
  }

  private void pressNotification() {
    Intent press = Phone.intentOf(Shade.ofChallenge(challenge).contentIntent);
    assertEquals("fi.finago.key.MainActivity", press.getComponent().getClassName());
    Phone.launch(press);
    Interface.open();
    await("its own request is on the screen", () -> User.seesRequest(challenge));
    await("all entries are handled", () -> Pushes.pendingSummary().isEmpty());
    assertEquals("the pending request is on the screen, not in the shade", Set.of(), Shade.challenges());
    assertFalse(Shade.hasSummary());
    Interface.dispatch("Back");
    Phone.newIntent(press);
    assertEquals("each press counts once", "", Pushes.pendingSummary());
  }

  private static Class<?> loaded(String name) throws ReflectiveOperationException {
    var find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
    find.setAccessible(true);
    return (Class<?>) find.invoke(PushWakesAKilledApp.class.getClassLoader(), name);
  }
}
