package com.google.android.gms.common.internal

/** Argument checks that the scanner's overlay uses. They come with ML Kit. */
object Preconditions {
  @JvmStatic
  fun <T> checkNotNull(reference: T, message: Any): T = requireNotNull(reference) { message }

  @JvmStatic
  fun checkState(expression: Boolean, message: Any) = check(expression) { message }

  @JvmStatic
  fun checkArgument(expression: Boolean, message: Any) = require(expression) { message }
}
