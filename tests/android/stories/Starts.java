package stories;

import static org.junit.Assert.assertEquals;

import phone.Keystore;

/** The app starts from its icon and shows the connect form. The key of its vault has 256 bits. */
public class Starts extends Story {
  @Override
  protected void play() {
    start();
    expectScreen("Welcome");
    assertEquals(256, Keystore.bits("keyring-default"));
  }
}
