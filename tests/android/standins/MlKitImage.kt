package com.google.mlkit.vision.common

import android.media.Image

/**
 * Follows
 * https://developers.google.com/android/reference/com/google/mlkit/vision/common/InputImage.
 */
class InputImage private constructor() {
  companion object {
    @JvmStatic
    fun fromMediaImage(image: Image, rotationDegrees: Int) = InputImage()
  }
}
