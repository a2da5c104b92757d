package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import phone.BiometricWindow;
import phone.Interface;

/** A login is approved by fingerprint, with the key that only the sensor unlocks. */
public class ApprovesByFinger extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol(true, true);
    Backend.login(USER);
    Interface.dispatchAsync(User.approvalIntent());
    BiometricWindow.open().close();
    User.awaitAnswered();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
