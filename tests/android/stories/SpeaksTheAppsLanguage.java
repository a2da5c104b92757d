package stories;

import static org.junit.Assert.assertTrue;

import java.util.List;
import org.robolectric.RuntimeEnvironment;
import phone.MainThread;
import phone.Phone;
import phone.Shade;

/** The person chose Finnish for this app alone: notifications are in Finnish, on a phone that speaks English. */
public class SpeaksTheAppsLanguage extends Story {
  @Override
  protected void play() throws Exception {
    MainThread.run(() -> RuntimeEnvironment.setQualifiers("+fi"));
    start();
    Person.enrols();
    Phone.leave();
    Backend.login(USER);
    List<String> words = Shade.collapsed(Shade.one());
    assertTrue(words.toString(), words.contains("Sinulla on vahvistuspyyntö"));
  }
}
