package stories;

import static org.junit.Assert.assertEquals;

import phone.Keystore;

/** The app starts from its icon, and shows the form with which a username is connected. Its vault's key has 256 bits. */
public class Starts extends Story {
  @Override
  protected void play() {
    start();
    shows("Enrol");
    assertEquals(256, Keystore.bits("keyring-default"));
  }
}
