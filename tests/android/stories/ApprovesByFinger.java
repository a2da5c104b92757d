package stories;

import static org.junit.Assert.assertEquals;

import java.util.List;
import phone.Interface;
import phone.SensorWindow;

/** A login is approved by fingerprint, with the key that only the sensor unlocks. */
public class ApprovesByFinger extends Story {
  @Override
  protected void play() throws Exception {
    start();
    Person.enrolsWithTheSensor();
    Backend.login(USER);
    Interface.askAndGoOn(Person.approval());
    SensorWindow.opens().closes();
    shows("Result");
    assertEquals(List.of("approved"), Backend.outcomes());
  }
}
