package fi.finago.key

import android.os.Handler
import android.os.Looper
import androidx.annotation.Keep
import java.util.concurrent.CountDownLatch

/** The main thread, for Rust, which finds this by its name. */
@Keep
object MainThread {
  /** Waits until the main thread does what it is asked. For other threads than that one. */
  @JvmStatic
  fun await() {
    val done = CountDownLatch(1)
    Handler(Looper.getMainLooper()).post(done::countDown)
    done.await()
  }
}
