package phone;

/** The main thread's native looper, where messages of wry and tao to the main thread arrive, and the phone's log. */
final class NativeLooper {
  static {
    System.load(System.getProperty("phone.looper"));
  }

  private NativeLooper() {}

  /** Makes this thread one that has a looper. */
  static native void prepare();

  /** Does what waits, or waits up to {@code timeout} milliseconds for something to do. */
  static native int poll(int timeout);

  /** Writes a line of the phone's log. */
  static native void log(int priority, String tag, String text);
}
