package stories;

import phone.Keystore;

/** The key of the keystore is another, as on a phone that was restored from another: the app says so and connects again. */
public class KeystoreKeyIsReplaced extends Story {
  @Override
  protected boolean expectsErrors() {
    return process() == 2;
  }

  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      Person.enrols();
      Keystore.replace("keyring-default");
      return;
    }
    Person.isToldOfDamagedKeysAndConnectsAgain();
  }
}
