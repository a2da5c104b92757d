package androidx.camera.view

import android.content.Context
import android.widget.FrameLayout
import androidx.camera.core.Preview

/** Follows https://developer.android.com/reference/androidx/camera/view/PreviewView. */
class PreviewView(context: Context) : FrameLayout(context) {
  val surfaceProvider = Preview.SurfaceProvider {}
}
