package phone;

/** The main thread's native looper, which receives messages of wry and tao. */
final class NativeLooper {
  static {
    System.load(System.getProperty("phone.looper"));
  }

  private NativeLooper() {}

  /** Prepares a looper for this thread. */
  static native void prepare();

  /** Handles pending events, or waits up to {@code timeout} milliseconds for one. */
  static native int poll(int timeout);
}
