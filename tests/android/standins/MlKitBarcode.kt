package com.google.mlkit.vision.barcode.common

import android.graphics.Rect

/**
 * Follows
 * https://developers.google.com/android/reference/com/google/mlkit/vision/barcode/common/Barcode.
 */
class Barcode(val rawValue: String?) {
  val boundingBox: Rect? = null
  val format = FORMAT_QR_CODE

  companion object {
    const val FORMAT_ALL_FORMATS = 0
    const val FORMAT_CODE_128 = 1
    const val FORMAT_CODE_39 = 2
    const val FORMAT_CODE_93 = 4
    const val FORMAT_CODABAR = 8
    const val FORMAT_DATA_MATRIX = 16
    const val FORMAT_EAN_13 = 32
    const val FORMAT_EAN_8 = 64
    const val FORMAT_ITF = 128
    const val FORMAT_QR_CODE = 256
    const val FORMAT_UPC_A = 512
    const val FORMAT_UPC_E = 1024
    const val FORMAT_PDF417 = 2048
    const val FORMAT_AZTEC = 4096
  }
}
