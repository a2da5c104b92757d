package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.json.JSONObject;
import phone.Interface;
import phone.MainThread;

/** Links of login pages, and their effect. */
final class Links {
  private Links() {}

  /** Link that connects a username with a code. */
  static String connect(String code) {
    return "finagokey://connect?o=" + Backend.encoded(Backend.ADDRESS) + "&u=" + Backend.encoded(Story.USER) + "&c=" + code;
  }

  /** Link of the page that waits for a challenge. */
  static String confirm(String challenge) {
    return "finagokey://confirm?o=" + Backend.encoded(Backend.ADDRESS) + "&c=" + challenge + "&h=" + Backend.handoff(challenge);
  }

  /** Whether a link filled in the form. */
  static boolean isFormFilled() {
    return Interface.screenContent().opt("filled") instanceof JSONObject;
  }

  /**
   * Checks that no link was followed. A link is followed within this time, as the first one shows.
   */
  static void expectNotFollowed(String when) throws InterruptedException {
    Thread.sleep(700);
    MainThread.await("no other screen", 10, () -> List.of("Welcome", "Enrol").contains(Interface.screen()));
    assertEquals("filled " + when, false, isFormFilled());
  }
}
