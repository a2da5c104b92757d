package com.google.android.gms.common.internal

/** What the scanner's overlay checks its arguments with; comes with ML Kit. */
object Preconditions {
  @JvmStatic
  fun <T> checkNotNull(reference: T, message: Any): T = requireNotNull(reference) { message }

  @JvmStatic
  fun checkState(expression: Boolean, message: Any) = check(expression) { message }

  @JvmStatic
  fun checkArgument(expression: Boolean, message: Any) = require(expression) { message }
}
