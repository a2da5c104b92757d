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
import org.robolectric.annotation.GraphicsMode;
import org.robolectric.annotation.SQLiteMode;
import phone.Distributor;
import phone.Interface;
import phone.Json;
import phone.Phone;
import phone.Shade;

/**
 * A push starts the killed app without activity and library, and the notification has the language
 * chosen in the app. A press opens the app, and the inbox stores it.
 */
@SQLiteMode(SQLiteMode.Mode.NATIVE)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
public class PushWakesAKilledApp extends Story {
  private String real;

  @Override
  protected void play() throws Exception {
    if (process() == 1) {
      isKilled();
    } else {
      killed();
      pressed();
    }
  }

  private void isKilled() throws Exception {
    Distributor.installed("distributor.test", "Testijakelija").forwards();
    start();
    Person.enrols();
    await("the backend knows where pushes go", Backend::isPushedTo);
    Interface.ask("OpenSettings");
    Interface.ask(Json.of("Prefer", Json.of("preferences", Json.of("language", "Finnish"))));
    await("the inbox knows the language", () -> "fi".equals(Pushes.inbox().optString("language")));
    Phone.leave();
    Phone.kill();
  }

  private void killed() throws Exception {
    Distributor.goesOnForwarding();
    String other = Backend.challenge(USER);
    real = Backend.challenge(USER);
    await("both are notified", () -> Shade.challenges().equals(Set.of(other, real)));
    assertTrue("two have one above them", Shade.hasSummary());
    Pushes.brings(Backend.device(), Json.of("v", 1, "d", Backend.device(), "t", "t0ken"));
    assertEquals("test t", Pushes.toSeeTo());
    assertNull("the class that loads the library", loaded("fi.finago.key.Rust"));
    if (!Boolean.getBoolean("story.shrunk")) {
      // After R8, the JVM loads more classes to verify others.
      assertNull("the window's class", loaded("fi.finago.key.MainActivity"));
    }
    assertFalse("the library", Files.readString(Path.of("/proc/self/maps")).contains("libfinago_key"));
    Notification shown = Shade.of(real);
    assertTrue(Shade.collapsed(shown).toString(), Shade.collapsed(shown).contains("Sinulla on vahvistuspyyntö"));
    assertTrue(Shade.expanded(shown).toString(), Shade.expanded(shown).contains("Avaa Finago Key ja hyväksy tai hylkää pyyntö."));
    assertEquals("Hylkää", shown.actions[0].title);
    assertEquals(Notification.VISIBILITY_PUBLIC, shown.visibility);
    assertTrue("it ends with the challenge", shown.getTimeoutAfter() > 100_000 && shown.getTimeoutAfter() <= 120_000);
    if (android.os.Build.VERSION.SDK_INT >= 31) {
      assertTrue("who denies is known to the phone", shown.actions[0].isAuthenticationRequired());
    }
  }

  private void pressed() {
    Intent press = Phone.pressed(Shade.of(real).contentIntent);
    assertEquals("fi.finago.key.MainActivity", press.getComponent().getClassName());
    Phone.launch(press);
    Interface.open();
    await("its own request is on the screen", () -> Person.sees(real));
    await("what was left is seen to", () -> Pushes.toSeeTo().isEmpty());
    assertEquals("what waits is on the screen", Set.of(), Shade.challenges());
    assertFalse(Shade.hasSummary());
    Interface.ask("Back");
    Phone.newIntent(press);
    assertEquals("each press once", "", Pushes.toSeeTo());
  }

  private static Class<?> loaded(String name) throws ReflectiveOperationException {
    var find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
    find.setAccessible(true);
    return (Class<?>) find.invoke(PushWakesAKilledApp.class.getClassLoader(), name);
  }
}
