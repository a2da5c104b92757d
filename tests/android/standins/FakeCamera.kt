package phone

import android.graphics.Rect
import android.media.Image
import androidx.camera.core.ImageAnalysis
import androidx.camera.core.ImageInfo
import androidx.camera.core.ImageProxy
import androidx.camera.core.UseCase
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.LifecycleOwner

/** The fake camera: the analyzers bound to it, and the code in its picture. */
object FakeCamera {
  private var owner: LifecycleOwner? = null
  private var analyses: List<ImageAnalysis> = listOf()

  /** Text of the code in the picture. */
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

  /** Whether the camera is open: only while the lifecycle it is bound to is started. */
  @JvmStatic
  fun isOpen() = owner?.lifecycle?.currentState?.isAtLeast(Lifecycle.State.STARTED) ?: false

  /** Shows a code to the camera. */
  @JvmStatic
  fun showCode(text: String) {
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

  /** Never read: the content of the picture is in [code]. */
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
