package phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Log of the story, with the time since its start, and access to the phone's log. */
public final class Log {
  private static final long BEGAN = System.nanoTime();

  private Log() {}

  public static void print(String what) {
    System.out.printf("[%6.2f] %s%n", (System.nanoTime() - BEGAN) / 1e9, what);
  }

  /** Lines of the phone's log that contain {@code text}. */
  public static List<String> lines(String text) {
    Path log = Path.of(System.getProperty("story.folder"), "logcat.txt");
    try {
      return Files.exists(log) ? Files.readAllLines(log).stream().filter(line -> line.contains(text)).toList() : List.of();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
