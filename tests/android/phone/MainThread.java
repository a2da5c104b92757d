package phone;

import static org.robolectric.Shadows.shadowOf;

import android.os.Looper;
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
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Android's main thread. A story runs on another thread and posts its calls of Android here. */
public final class MainThread {
  private static final BlockingQueue<FutureTask<?>> TASKS = new LinkedBlockingQueue<>();
  private static final long HANG_TIMEOUT = TimeUnit.SECONDS.toNanos(25);

  private static volatile Throwable failure;
  private static volatile long lastTurn = System.nanoTime();

  private MainThread() {}

  /** Work that may throw. */
  public interface Work {
    void run() throws Exception;
  }

  /**
   * Makes this thread the main thread and runs its looper in real time while {@code story} runs on
   * another thread.
   */
  public static void runWhile(Work story) throws Throwable {
    NativeLooper.prepare();
    Thread actor = daemon("story", story);
    watch();
    long before = System.nanoTime();
    while (actor.isAlive() && failure == null) {
      lastTurn = System.nanoTime();
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
    lastTurn = Long.MAX_VALUE;
    if (failure != null) {
      throw failure;
    }
  }

  /** Runs something on a thread of its own. An exception fails the story. */
  public static Thread daemon(String name, Work what) {
    Thread thread = new Thread(() -> {
      try {
        what.run();
      } catch (Throwable e) {
        fail(e);
      }
    }, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** An executor with one thread. An exception fails the story. */
  static Consumer<Work> executor(String name) {
    BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    daemon(name, () -> {
      for (;;) {
        Work work = queue.take();
        try {
          work.run();
        } catch (Throwable e) {
          fail(e);
        }
      }
    });
    return queue::add;
  }

  /** Fails the story. */
  public static void fail(Throwable why) {
    failure = why;
    why.printStackTrace(System.out);
  }

  /** Calls something on the main thread and returns its result. */
  public static <T> T call(Callable<T> what) {
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

  /** Runs something on the main thread and waits for it. */
  public static void run(Work what) {
    call(() -> {
      what.run();
      return null;
    });
  }

  /** Runs something on the main thread without waiting. */
  public static void post(Work what) {
    TASKS.add(new FutureTask<>(() -> {
      what.run();
      return null;
    }));
  }

  /** Waits until the condition returns neither null nor false, and returns its value. */
  public static <T> T await(String what, int seconds, Supplier<T> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (;;) {
      T found = condition.get();
      if (found != null && !Boolean.FALSE.equals(found)) {
        return found;
      }
      if (failure != null) {
        throw new IllegalStateException("while waiting for " + what, failure);
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + seconds + " s: " + what + "; the app shows " + Interface.viewText());
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Starts a watchdog. If the main thread hangs, it writes all stacks to hung.txt and ends the
   * process, where Android would show its ANR dialog.
   */
  private static void watch() {
    // Loads the needed classes in advance.
    ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
    daemon("watch", () -> {
      while (System.nanoTime() - lastTurn < HANG_TIMEOUT || lastTurn == Long.MAX_VALUE) {
        Thread.sleep(500);
      }
      try (PrintStream out = new PrintStream(System.getProperty("story.folder") + "/hung.txt")) {
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
          out.println(thread);
          for (StackTraceElement frame : thread.getStackTrace()) {
            out.println("    at " + frame);
          }
        }
      } finally {
        Runtime.getRuntime().halt(97);
      }
    });
  }
}
