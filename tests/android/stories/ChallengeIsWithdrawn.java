package stories;

import static org.junit.Assert.assertTrue;

import phone.Interface;

/**
 * A challenge is withdrawn while it is on the screen: the app shows that, and it cannot be
 * approved.
 */
public class ChallengeIsWithdrawn extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    Backend.login(USER);
    User.openRequest();
    Backend.withdraw();
    await("the request is over", () -> !"Challenge".equals(Interface.screen()) || Interface.viewText().contains("over"));
    assertTrue(Backend.pendingChallenges().isEmpty());
  }
}
