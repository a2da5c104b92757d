package fi.finago.key

import android.app.Activity
import app.tauri.annotation.Command
import app.tauri.annotation.InvokeArg
import app.tauri.annotation.TauriPlugin
import app.tauri.barcodescanner.BarcodeScannerPlugin
import app.tauri.plugin.Invoke
import app.tauri.plugin.Plugin

@InvokeArg
class Light {
  var on: Boolean = false
}

/**
 * The camera's torch. While the scanner uses the camera, only its camera object can switch the
 * torch.
 */
@TauriPlugin
class Torch(activity: Activity) : Plugin(activity) {
  @Command
  fun set(invoke: Invoke) {
    val camera = BarcodeScannerPlugin.getActiveCamera()
    if (camera == null || !camera.cameraInfo.hasFlashUnit()) {
      invoke.reject("no light")
      return
    }
    camera.cameraControl.enableTorch(invoke.parseArgs(Light::class.java).on)
    invoke.resolve()
  }
}
