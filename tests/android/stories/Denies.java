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
    Person.enrols();
    Backend.login(USER);
    Interface.ask(Json.of("Deny", Json.of("id", Person.opensTheRequest())));
    shows("Result");
    assertEquals(List.of("denied"), Backend.outcomes());
  }
}
