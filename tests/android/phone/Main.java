package phone;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;

/** Runs the story whose class is named, and exits with 0 if it passed. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws ClassNotFoundException, IOException {
    // Output goes to a file, because tao redirects file descriptors 1 and 2 to the phone's log.
    String folder = System.getProperty("story.folder");
    String file = "story-" + System.getProperty("story.process", "1") + ".txt";
    System.setOut(new PrintStream(new FileOutputStream(folder + "/" + file), true));
    System.setErr(System.out);
    Result result = new JUnitCore().run(Class.forName(arguments[0]));
    for (Failure failure : result.getFailures()) {
      System.out.println("FAILED " + failure.getTrace());
    }
    boolean played = result.wasSuccessful() && result.getRunCount() == 1;
    System.out.println(played ? "the story passed" : "the story failed");
    // Skips shutdown hooks: threads of the app still run.
    Runtime.getRuntime().halt(played ? 0 : 1);
  }
}
