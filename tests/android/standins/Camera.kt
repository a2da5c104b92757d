package androidx.camera.core

import android.media.Image
import android.util.Size
import com.google.common.util.concurrent.ListenableFuture
import java.util.concurrent.Executor

// Follows https://developer.android.com/reference/androidx/camera/core/package-summary, as far as
// the app and its scanner use it. The library itself is in no repository that every machine can
// reach.

interface CameraInfo {
  fun hasFlashUnit(): Boolean
}

interface CameraControl {
  fun enableTorch(torch: Boolean): ListenableFuture<Void>
}

interface Camera {
  val cameraInfo: CameraInfo
  val cameraControl: CameraControl
}

interface ImageInfo {
  val rotationDegrees: Int
}

interface ImageProxy : AutoCloseable {
  val image: Image?
  val imageInfo: ImageInfo

  override fun close()
}

abstract class UseCase

class CameraSelector {
  class Builder {
    fun requireLensFacing(lensFacing: Int) = this

    fun build() = CameraSelector()
  }

  companion object {
    const val LENS_FACING_FRONT = 0
    const val LENS_FACING_BACK = 1
  }
}

class Preview : UseCase() {
  fun interface SurfaceProvider {
    fun onSurfaceRequested(request: Any)
  }

  fun setSurfaceProvider(provider: SurfaceProvider?) {}

  class Builder {
    fun build() = Preview()
  }
}

class ImageAnalysis : UseCase() {
  /** Analyzer of the camera picture, with its executor. */
  var analyzer: Pair<Executor, Analyzer>? = null
    private set

  interface Analyzer {
    fun analyze(image: ImageProxy)
  }

  fun setAnalyzer(executor: Executor, analyzer: Analyzer) {
    this.analyzer = executor to analyzer
  }

  class Builder {
    fun setBackpressureStrategy(strategy: Int) = this

    fun setTargetResolution(resolution: Size) = this

    fun build() = ImageAnalysis()
  }

  companion object {
    const val STRATEGY_KEEP_ONLY_LATEST = 0
  }
}
