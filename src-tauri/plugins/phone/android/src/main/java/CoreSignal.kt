package fi.finago.phone

/**
 * Notifies Rust, if it runs, that there may be something new. No data is passed: Rust reads the
 * inbox and queries its backends.
 */
object CoreSignal {
  private var listener: (() -> Unit)? = null

  /** Sets the listener. */
  @Synchronized
  fun listen(listener: () -> Unit) {
    this.listener = listener
  }

  @Synchronized
  fun send() {
    listener?.invoke()
  }
}
