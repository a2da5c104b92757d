package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import phone.Interface;
import phone.Json;
import phone.Phone;

/**
 * Android kills the process while the PIN is checked. The next process is connected, and has sent
 * the approval or can send it.
 */
public class KilledInMidApproval extends Story {
  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      User.enrol();
      Backend.login(USER);
      User.approveUpToPin();
      Interface.dispatchAsync(User.pin());
      Phone.kill();
    }
    await("the app is connected", () -> List.of("Home", "Challenge", "Result").contains(Interface.screen()));
    if (Backend.outcomes().isEmpty()) {
      User.approveUpToPin();
      User.typePin();
    }
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
