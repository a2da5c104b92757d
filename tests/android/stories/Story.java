package stories;

import android.app.Application;
import java.util.List;
import org.junit.Assert;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.LooperMode;
import org.robolectric.shadows.ShadowLog;
import phone.Interface;
import phone.Log;
import phone.MainThread;
import phone.Phone;
import phone.Sensor;
import phone.SystemRules;
import phone.WebViewShadow;

/**
 * Base class of stories. Each story runs on its own phone with its own backend; each of its
 * processes is a JVM.
 */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = {28, 34, 35}, application = Application.class, shadows = {WebViewShadow.class, Sensor.class, Sensor.Manager.class,
    SystemRules.PendingIntents.class, SystemRules.Notifications.class, SystemRules.Packages.class, SystemRules.WakeLocks.class})
@LooperMode(LooperMode.Mode.PAUSED)
public abstract class Story {
  /** A user of the mock, with three of their one-time passwords. */
  protected static final String USER = "maija.virtanen@example.fi";
  protected static final List<String> CODES = List.of("4F7K-29QX", "8MTR-5WHC", "K3NP-7VJD");
  protected static final String PIN = "739152";

  /** Runs the steps of the story. */
  protected abstract void play() throws Exception;

  @Test
  public final void run() throws Throwable {
    ShadowLog.stream = System.out;
    Phone.turnOn();
    MainThread.runWhile(this::play);
    Log.print("the story is over");
    Assert.assertEquals("calls of the WebView from another thread than the main one", List.of(), WebViewShadow.wrongThreadCalls());
    if (!expectsErrors()) {
      Assert.assertEquals("errors in the log", List.of(), Log.lines(" E/FinagoKey"));
    }
  }

  /** Whether the app is expected to log errors. */
  protected boolean expectsErrors() {
    return false;
  }

  /** Number of this process in the story, starting at 1. */
  protected static int process() {
    return Integer.getInteger("story.process");
  }

  /** Starts the app by its icon and waits for its first screen. */
  protected static void start() {
    Phone.launch();
    Interface.open();
  }

  protected static void expectScreen(String screen) {
    Interface.awaitScreen(screen);
  }

  protected static void await(String what, java.util.function.Supplier<Boolean> condition) {
    MainThread.await(what, 20, condition);
  }
}
