package stories;

import static org.junit.Assert.assertTrue;

import java.util.List;
import org.robolectric.RuntimeEnvironment;
import phone.MainThread;
import phone.Phone;
import phone.Shade;

/** Finnish is chosen for this app only: notifications are in Finnish on an English phone. */
public class SpeaksTheAppsLanguage extends Story {
  @Override
  protected void play() throws Exception {
    MainThread.run(() -> RuntimeEnvironment.setQualifiers("+fi"));
    start();
    User.enrol();
    Phone.leave();
    Backend.login(USER);
    List<String> words = Shade.collapsed(Shade.awaitNotification());
    assertTrue(words.toString(), words.contains("Sinulla on vahvistuspyyntö"));
  }
}
