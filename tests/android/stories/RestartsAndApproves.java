package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;

/** The next process continues from the stored state: still connected, with the same PIN. */
public class RestartsAndApproves extends Story {
  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      User.enrol();
      return;
    }
    expectScreen("Home");
    Backend.login(USER);
    User.approveUpToPin();
    User.typePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
