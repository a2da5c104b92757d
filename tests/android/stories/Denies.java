package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import phone.Interface;
import phone.Json;

/** An unexpected login is denied. */
public class Denies extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    Backend.login(USER);
    Interface.dispatch(Json.of("Deny", Json.of("id", User.openRequest())));
    expectScreen("Result");
    assertEquals(List.of("denied"), Backend.outcomes());
  }
}
