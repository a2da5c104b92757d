package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;

/** The next process continues from the stored state: still connected, with the same PIN. */
public class RestartsAndApproves extends Story {
  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      Person.enrols();
      return;
    }
    shows("Home");
    Backend.login(USER);
    Person.approves();
    Person.typesThePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
