package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;

/** A username is connected, a login starts, and it is approved with the PIN. */
public class ApprovesByPin extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    Backend.login(USER);
    User.approveUpToPin();
    User.typePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
