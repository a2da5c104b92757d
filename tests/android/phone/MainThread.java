package phone;

import static org.robolectric.Shadows.shadowOf;

import android.os.Looper;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Android's main thread. The person and everything else in a story have threads of their own and ask it for what is its. */
public final class MainThread {
  private static final BlockingQueue<FutureTask<?>> TASKS = new LinkedBlockingQueue<>();
  private static final long HANGS_AFTER = TimeUnit.SECONDS.toNanos(25);

  private static volatile Throwable failed;
  private static volatile long turned = System.nanoTime();

  private MainThread() {}

  /** Work that may fail. */
  public interface Work {
    void run() throws Exception;
  }

  /** Turns this thread into the main thread while {@code person} acts on another, in real time. */
  static void turnWhile(Work person) throws Throwable {
    NativeLooper.prepare();
    Thread acting = new Thread(() -> {
      try {
        person.run();
      } catch (Throwable e) {
        fail(e);
      }
    }, "person");
    acting.start();
    watch();
    long before = System.nanoTime();
    while (acting.isAlive() && failed == null) {
      turned = System.nanoTime();
      NativeLooper.poll(2);
      for (FutureTask<?> task; (task = TASKS.poll()) != null; ) {
        task.run();
      }
      long passed = (System.nanoTime() - before) / 1_000_000;
      before += passed * 1_000_000;
      if (passed > 0) {
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(passed));
      } else {
        shadowOf(Looper.getMainLooper()).idle();
      }
    }
    turned = Long.MAX_VALUE;
    if (failed != null) {
      throw failed;
    }
  }

  /** Ends the story as one that did not go as told. */
  public static void fail(Throwable why) {
    failed = why;
    why.printStackTrace(System.out);
  }

  /** Has the main thread do something, and waits for it. */
  public static <T> T on(Callable<T> what) {
    FutureTask<T> task = new FutureTask<>(what);
    TASKS.add(task);
    try {
      return task.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has the main thread do something, and waits for it. */
  public static void run(Work what) {
    on(() -> {
      what.run();
      return null;
    });
  }

  /** Has the main thread do something, and does not wait. */
  public static void post(Work what) {
    TASKS.add(new FutureTask<>(() -> {
      what.run();
      return null;
    }));
  }

  /** Waits until there is something, or it is so. */
  public static <T> T await(String what, int seconds, Supplier<T> look) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (;;) {
      T found = look.get();
      if (found != null && !Boolean.FALSE.equals(found)) {
        return found;
      }
      if (failed != null) {
        throw new IllegalStateException("while waiting for " + what, failed);
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + seconds + " s: " + what + "; the app shows " + Interface.shown());
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Android would ask whether to wait: a main thread that hangs ends the process, and what every thread was at is written down. */
  private static void watch() {
    // Loads what it needs before it is needed.
    ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
    Thread watching = new Thread(() -> {
      while (System.nanoTime() - turned < HANGS_AFTER || turned == Long.MAX_VALUE) {
        try {
          Thread.sleep(500);
        } catch (InterruptedException e) {
          return;
        }
      }
      try (PrintStream out = new PrintStream(System.getProperty("story.folder") + "/hung.txt")) {
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
          out.println(thread);
          for (StackTraceElement frame : thread.getStackTrace()) {
            out.println("    at " + frame);
          }
        }
      } catch (IOException e) {
        e.printStackTrace();
      }
      Runtime.getRuntime().halt(97);
    }, "watch");
    watching.setDaemon(true);
    watching.start();
  }
}
