package fi.finago.phone

/** Tells Rust, if it runs, that there may be something new. It carries nothing: what there is, Rust reads from the inbox and asks of its backends. */
object Look {
  private var listener: (() -> Unit)? = null

  /** Who is told from now on. */
  @Synchronized
  fun listen(listener: () -> Unit) {
    this.listener = listener
  }

  @Synchronized
  fun tell() {
    listener?.invoke()
  }
}
