package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import phone.Interface;
import phone.Json;

/**
 * An unexpected login is denied. Another is withdrawn while it is on the screen: the app shows that,
 * and it cannot be approved.
 */
public class EndsWithoutApproval extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    Backend.login(USER);
    Interface.dispatch(Json.of("Deny", Json.of("id", User.openRequest())));
    User.awaitAnswered();
    assertEquals(List.of("denied"), Backend.outcomes());
    Backend.login(USER);
    User.openRequest();
    Backend.withdraw();
    await("the request is over", () -> !"Challenge".equals(Interface.screen()) || Interface.viewText().contains("over"));
    assertTrue(Backend.pendingChallenges().isEmpty());
  }
}
