package fi.finago.key

import android.os.Handler
import android.os.Looper
import androidx.annotation.Keep
import java.util.concurrent.CountDownLatch

/** Access to the main thread for Rust, which finds this class by its name. */
@Keep
object MainThread {
  /**
   * Waits until the main thread has processed its queue up to this call. Must not be called on the
   * main thread.
   */
  @JvmStatic
  fun await() {
    val done = CountDownLatch(1)
    Handler(Looper.getMainLooper()).post(done::countDown)
    done.await()
  }
}
