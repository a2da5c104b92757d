package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import phone.Interface;
import phone.Keystore;
import phone.MainThread;
import phone.SensorWindow;

/**
 * A newly enrolled fingerprint invalidates the sensor's key: the app requests the PIN and explains
 * why.
 */
public class FingersChange extends Story {
  @Override
  protected void play() throws Exception {
    start();
    Person.enrolsWithTheSensor();
    Keystore.lose("tauri-plugin-biometric-key");
    Backend.login(USER);
    Interface.askAndGoOn(Person.approval());
    SensorWindow.opens().closes();
    MainThread.await("the pad says why it asks for the PIN", 10, () -> Interface.pad() != null && Interface.pad().toString().contains("Changed"));
    Person.typesThePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
