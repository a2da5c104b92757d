package androidx.camera.lifecycle

import android.content.Context
import androidx.camera.core.Camera
import androidx.camera.core.CameraControl
import androidx.camera.core.CameraInfo
import androidx.camera.core.CameraSelector
import androidx.camera.core.UseCase
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.LifecycleOwner
import com.google.common.util.concurrent.ListenableFuture
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit
import phone.FakeCamera

/**
 * Follows https://developer.android.com/reference/androidx/camera/lifecycle/ProcessCameraProvider.
 */
class ProcessCameraProvider private constructor() {
  fun unbindAll() = FakeCamera.unbind()

  fun bindToLifecycle(owner: LifecycleOwner, selector: CameraSelector, vararg cases: UseCase?): Camera {
    // "@throws IllegalArgumentException if trying to bind with a lifecycle that has been destroyed"
    // (source of CameraX).
    require(owner.lifecycle.currentState != Lifecycle.State.DESTROYED) { "the lifecycle was destroyed" }
    FakeCamera.bind(owner, cases.toList())
    return Bound
  }

  private object Bound : Camera, CameraInfo, CameraControl {
    override val cameraInfo = this
    override val cameraControl = this

    override fun hasFlashUnit() = true

    override fun enableTorch(torch: Boolean): ListenableFuture<Void> {
      FakeCamera.torch = torch
      return Done<Void>(null)
    }
  }

  companion object {
    @JvmStatic
    fun getInstance(context: Context): ListenableFuture<ProcessCameraProvider> = Done(ProcessCameraProvider())
  }
}

/** A completed future. */
private class Done<T>(private val value: T?) : ListenableFuture<T> {
  override fun addListener(listener: Runnable, executor: Executor) = executor.execute(listener)

  override fun cancel(interrupt: Boolean) = false

  override fun get() = value

  override fun get(timeout: Long, unit: TimeUnit) = value

  override fun isCancelled() = false

  override fun isDone() = true
}
