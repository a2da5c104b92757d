package phone

import android.graphics.Rect
import android.media.Image
import androidx.camera.core.ImageAnalysis
import androidx.camera.core.ImageInfo
import androidx.camera.core.ImageProxy
import androidx.camera.core.UseCase
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.LifecycleOwner

/** The camera's lens: who looks through it, and what is held before it. */
object Lens {
  private var owner: LifecycleOwner? = null
  private var analyses: List<ImageAnalysis> = listOf()

  /** The text of the code in the picture. */
  @JvmField
  @Volatile
  var code: String? = null

  @JvmField
  @Volatile
  var torch = false

  internal fun bind(owner: LifecycleOwner, cases: List<UseCase?>) {
    this.owner = owner
    analyses = cases.filterIsInstance<ImageAnalysis>()
  }

  internal fun unbind() {
    owner = null
    analyses = listOf()
    torch = false
  }

  /** Whether somebody looks: a camera is open only while the window that it is bound to is seen. */
  @JvmStatic
  fun isOpen() = owner?.lifecycle?.currentState?.isAtLeast(Lifecycle.State.STARTED) ?: false

  /** Holds a code before the camera. */
  @JvmStatic
  fun see(text: String) {
    code = text
    for (analysis in analyses) {
      val (executor, analyzer) = analysis.analyzer ?: continue
      executor.execute { analyzer.analyze(Picture()) }
    }
  }

  private class Picture : ImageProxy {
    override val image: Image = Pixels()
    override val imageInfo = object : ImageInfo {
      override val rotationDegrees = 0
    }

    override fun close() {}
  }

  /** Nobody looks at them: what is in the picture is said by [code]. */
  private class Pixels : Image() {
    override fun getFormat() = 0

    override fun getWidth() = 0

    override fun getHeight() = 0

    override fun getTimestamp() = 0L

    override fun getTransform() = 0

    override fun getScalingMode() = 0

    override fun getPlanes() = arrayOf<Plane>()

    override fun getCropRect() = Rect()

    override fun close() {}
  }
}
