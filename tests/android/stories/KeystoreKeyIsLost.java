package stories;

import phone.Interface;
import phone.Keystore;

/** The key of the keystore is gone, as after the lock screen was removed: the app says so and connects again. */
public class KeystoreKeyIsLost extends Story {
  @Override
  protected boolean expectsErrors() {
    return process() == 2;
  }

  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      Person.enrols();
      Keystore.lose("keyring-default");
      return;
    }
    await("the app says that its keys are damaged", () -> Interface.shown().contains("Damaged"));
    Interface.ask("StartOver");
    shows("Connect");
    Person.connects(CODES.get(1));
  }
}
