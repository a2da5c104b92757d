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
    Person.enrols();
    Backend.login(USER);
    Person.opensTheRequest();
    Backend.withdraw();
    await("the request is over", () -> !"Challenge".equals(Interface.screen()) || Interface.shown().contains("over"));
    assertTrue(Backend.waiting().isEmpty());
  }
}
