package phone;

import java.util.regex.Pattern;

/**
 * The system's class loader, which JNI's FindClass asks on threads that Rust attached. Classes of Android and of the app
 * come from Robolectric's sandbox and not from the class path, where others of the same names lie.
 */
public final class SandboxFirst extends ClassLoader {
  // Else the VM locks it, Robolectric's loader locks itself, each asks the other, and one start in forty hangs.
  static {
    registerAsParallelCapable();
  }

  private static final Pattern SANDBOXED = Pattern.compile("(android|androidx|app\\.tauri|fi\\.finago|org\\.chromium)\\..*");

  /** The sandbox, once there is one. */
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
