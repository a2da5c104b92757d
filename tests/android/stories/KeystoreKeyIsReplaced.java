package stories;

import phone.Interface;
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
    await("the app says that its keys are damaged", () -> Interface.shown().contains("Damaged"));
    Interface.ask("StartOver");
    shows("Connect");
    Person.connects(CODES.get(1));
  }
}
