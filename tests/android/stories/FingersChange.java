package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import phone.BiometricWindow;
import phone.Interface;
import phone.Keystore;
import phone.MainThread;

/**
 * A newly enrolled fingerprint invalidates the sensor's key: the app requests the PIN and explains
 * why.
 */
public class FingersChange extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol(true, true);
    Keystore.delete("tauri-plugin-biometric-key");
    Backend.login(USER);
    Interface.dispatchAsync(User.approvalIntent());
    BiometricWindow.open().close();
    MainThread.await("the pad says why it asks for the PIN", 10, () -> Interface.pinPad() != null && Interface.pinPad().toString().contains("Changed"));
    User.typePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
