package stories;

import static org.junit.Assert.assertTrue;

import phone.Interface;

/** The browser gives up while its request is on the screen: the app says so, and nothing can be approved any more. */
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
