package phone;

import java.util.List;
import org.junit.Assert;
import org.robolectric.shadows.ShadowLog;

/** Runs a story on a started phone and checks what every story must satisfy. */
public final class StoryRunner {
  private StoryRunner() {}

  /** Runs {@code story} to its end. */
  public static void run(MainThread.Work story) throws Throwable {
    ShadowLog.stream = System.out;
    Phone.turnOn();
    MainThread.runWhile(story);
    Log.print("the story is over");
    Assert.assertEquals("calls of the WebView from another thread than the main one", List.of(), WebViewShadow.wrongThreadCalls());
  }
}
