package stories;

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
    Person.isToldOfDamagedKeysAndConnectsAgain();
  }
}
