package stories;

import static org.junit.Assert.assertEquals;

import org.json.JSONObject;
import phone.Interface;

/** Links as login pages make them, and what became of one. */
final class Links {
  private Links() {}

  /** The link that connects a username with a code. */
  static String connect(String code) {
    return "finagokey://connect?o=" + Backend.encoded(Backend.ADDRESS) + "&u=" + Backend.encoded(Story.USER) + "&c=" + code;
  }

  /** Whether a link filled the form in. */
  static boolean isFormFilled() {
    return Interface.inside().opt("filled") instanceof JSONObject;
  }

  /** A link that is followed at all is followed within the time that the first one took. */
  static void nothingIsFollowed(String when) throws InterruptedException {
    Thread.sleep(700);
    Interface.sees("Enrol");
    assertEquals("filled " + when, false, isFormFilled());
  }
}
