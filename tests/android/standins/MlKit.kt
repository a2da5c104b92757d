package com.google.mlkit.vision.barcode

import com.google.mlkit.vision.barcode.common.Barcode
import com.google.mlkit.vision.common.InputImage
import phone.FakeCamera

// Follows
// https://developers.google.com/android/reference/com/google/mlkit/vision/barcode/package-summary,
// as far as the scanner uses it. ML Kit itself is in no repository that every machine can reach.

/** A completed task (com.google.android.gms.tasks.Task). */
class Task<T>(private val result: T) {
  fun addOnSuccessListener(listener: (T) -> Unit) = apply { listener(result) }

  fun addOnFailureListener(listener: (Exception) -> Unit) = this

  fun addOnCompleteListener(listener: (Task<T>) -> Unit) = apply { listener(this) }
}

class BarcodeScannerOptions {
  class Builder {
    fun setBarcodeFormats(format: Int, vararg more: Int) = this

    fun build() = BarcodeScannerOptions()
  }
}

class BarcodeScanner {
  fun process(image: InputImage) = Task(listOfNotNull(FakeCamera.code?.let(::Barcode)))
}

object BarcodeScanning {
  @JvmStatic
  fun getClient(options: BarcodeScannerOptions) = BarcodeScanner()
}
