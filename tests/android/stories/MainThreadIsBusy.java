package stories;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import phone.Interface;
import phone.Phone;

/**
 * A dozen calls arrive while the main thread is blocked, and then the activity is recreated: no
 * call waits forever.
 */
public class MainThreadIsBusy extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    CompletableFuture<Void> made = Phone.recreateAfterBlocking(1500);
    List<CompletableFuture<String>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      calls.add(Interface.dispatchAsync(i % 2 == 0 ? "OpenSettings" : "Back"));
      Thread.sleep(20);
    }
    made.get(15, TimeUnit.SECONDS);
    Interface.open();
    Interface.dispatch("OpenSettings");
    expectScreen("Settings");
  }
}
