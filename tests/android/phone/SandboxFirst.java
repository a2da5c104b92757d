package phone;

import java.util.regex.Pattern;

/**
 * System class loader, which JNI's FindClass uses on threads that Rust attached. Classes of Android
 * and of the app are loaded from Robolectric's sandbox, not from the class path, which has other
 * versions of them.
 */
public final class SandboxFirst extends ClassLoader {
  // Prevents a deadlock: without it the VM locks this loader while Robolectric's loader locks
  // itself, and one start in forty hangs.
  static {
    registerAsParallelCapable();
  }

  private static final Pattern SANDBOXED = Pattern.compile("(android|androidx|app\\.tauri|fi\\.finago|org\\.chromium)\\..*");

  /** Robolectric's sandbox, once it exists. */
  public static volatile ClassLoader sandbox;

  public SandboxFirst(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    ClassLoader sandboxed = sandbox;
    return sandboxed != null && SANDBOXED.matcher(name).matches() ? sandboxed.loadClass(name) : super.loadClass(name, resolve);
  }
}
