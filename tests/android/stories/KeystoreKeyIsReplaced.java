package stories;

import phone.Keystore;

/**
 * The key in the keystore is replaced, as on a phone restored from another: the app reports it and
 * connects again.
 */
public class KeystoreKeyIsReplaced extends Story {
  @Override
  protected boolean expectsErrors() {
    return process() == 2;
  }

  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      User.enrol();
      Keystore.replace("keyring-default");
      return;
    }
    User.reconnectAfterDamage();
  }
}
