package stories;

import phone.Keystore;

/**
 * The key in the keystore is lost, as after the lock screen is removed: the app reports it and
 * connects again.
 */
public class KeystoreKeyIsLost extends Story {
  @Override
  protected boolean expectsErrors() {
    return process() == 2;
  }

  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      User.enrol();
      Keystore.delete("keyring-default");
      return;
    }
    User.reconnectAfterDamage();
  }
}
