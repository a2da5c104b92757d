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
 * A push wakes the app that was left, and the app that was killed: then there is neither window nor library, and what is notified is in the
 * language that the person chose in the app. A press opens the app, and the inbox has what was pressed.
 */
@SQLiteMode(SQLiteMode.Mode.NATIVE)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
public class PushWakesAKilledApp extends Story {
  private static final String ONE = Pushes.id("1");
  private static final String TWO = Pushes.id("2");
  private static final String THREE = Pushes.id("3");

  @Override
  protected void play() throws Exception {
    if (process() == 1) {
      left();
    } else {
      killed();
      pressed();
    }
  }

  private void left() throws Exception {
    start();
    Person.enrols();
    Pushes.registers(Pushes.DEVICE, Distributor.installed("distributor.test", "Testijakelija"), "https://push.example/1");
    Pushes.brings(Pushes.DEVICE, ONE, 60);
    assertEquals("nothing is notified in front", Set.of(), Shade.challenges());
    Phone.leave();
    Pushes.brings(Pushes.DEVICE, TWO, 60);
    assertEquals(Set.of(TWO), Shade.challenges());
    Pushes.brings(Pushes.DEVICE, Json.of("v", 1, "d", Pushes.DEVICE, "c", TWO, "over", true));
    assertEquals("it is withdrawn as it is over", Set.of(), Shade.challenges());
    Phone.comeBack();
    Interface.ask("OpenSettings");
    Interface.ask(Json.of("Prefer", Json.of("preferences", Json.of("language", "Finnish"))));
    await("the inbox knows the language", () -> "fi".equals(Pushes.inbox().optString("language")));
    Phone.leave();
    Phone.kill();
  }

  private void killed() throws Exception {
    Pushes.brings(Pushes.DEVICE, TWO, 60);
    Pushes.brings(Pushes.DEVICE, THREE, 60);
    assertEquals("each of the two but not what was over before", Set.of(THREE), Shade.challenges());
    Pushes.brings(Pushes.DEVICE, ONE, 60);
    assertEquals(Set.of(ONE, THREE), Shade.challenges());
    assertTrue("two have one above them", Shade.hasSummary());
    assertNull("the window's class", loaded("fi.finago.key.MainActivity"));
    assertFalse("the library", Files.readString(Path.of("/proc/self/maps")).contains("libfinago_key"));
    Notification shown = Shade.of(THREE);
    assertTrue(Shade.collapsed(shown).toString(), Shade.collapsed(shown).contains("Sinulla on vahvistuspyyntö"));
    assertTrue(Shade.expanded(shown).toString(), Shade.expanded(shown).contains("Avaa Finago Key ja hyväksy tai hylkää pyyntö."));
    assertEquals("Hylkää", shown.actions[0].title);
    assertEquals(Notification.VISIBILITY_PUBLIC, shown.visibility);
    assertTrue("it ends with the challenge", shown.getTimeoutAfter() > 50_000 && shown.getTimeoutAfter() <= 60_000);
    if (android.os.Build.VERSION.SDK_INT >= 31) {
      assertTrue("who denies is known to the phone", shown.actions[0].isAuthenticationRequired());
    }
  }

  private void pressed() {
    Intent press = Phone.pressed(Shade.of(THREE).contentIntent);
    assertEquals("fi.finago.key.MainActivity", press.getComponent().getClassName());
    Phone.launch(press);
    Interface.open();
    assertEquals("open 3", Pushes.toSeeTo());
    assertEquals("the app shows what waits", Set.of(), Shade.challenges());
    assertFalse(Shade.hasSummary());
    Phone.newIntent(press);
    assertEquals("each press once", "open 3", Pushes.toSeeTo());
  }

  private static Class<?> loaded(String name) throws ReflectiveOperationException {
    var find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
    find.setAccessible(true);
    return (Class<?>) find.invoke(PushWakesAKilledApp.class.getClassLoader(), name);
  }
}
