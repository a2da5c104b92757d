package stories;

import static org.junit.Assert.assertEquals;

import phone.Interface;
import phone.Sensor;

/** The phone's only sensor is of the weak class: it is not offered, and the app explains why. */
public class SensorIsTooWeak extends Story {
  @Override
  protected void play() {
    Sensor.setAvailability(Sensor.NONE_ENROLLED, Sensor.FITS);
    start();
    User.connect(CODES.get(0));
    assertEquals("Weak", Interface.screenContent().opt("sensor"));
  }
}
