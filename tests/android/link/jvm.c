// JNI functions of `phone.NativeLooper`: they run the main thread's native looper.
#include <jni.h>

void *ALooper_prepare(int options);
int ALooper_pollOnce(int timeout, int *fd, int *events, void **data);

JNIEXPORT void JNICALL Java_phone_NativeLooper_prepare(JNIEnv *env, jclass class) {
  (void)env, (void)class;
  ALooper_prepare(0);
}

JNIEXPORT jint JNICALL Java_phone_NativeLooper_poll(JNIEnv *env, jclass class, jint timeout) {
  (void)env, (void)class;
  return ALooper_pollOnce(timeout, NULL, NULL, NULL);
}
