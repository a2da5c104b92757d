// JNI functions of `phone.NativeLooper`: they run the main thread's native looper and write to the
// phone's log.
#include <jni.h>

void *ALooper_prepare(int options);
int ALooper_pollOnce(int timeout, int *fd, int *events, void **data);
int __android_log_write(int priority, const char *tag, const char *text);

JNIEXPORT void JNICALL Java_phone_NativeLooper_prepare(JNIEnv *env, jclass class) {
  (void)env, (void)class;
  ALooper_prepare(0);
}

JNIEXPORT jint JNICALL Java_phone_NativeLooper_poll(JNIEnv *env, jclass class, jint timeout) {
  (void)env, (void)class;
  return ALooper_pollOnce(timeout, NULL, NULL, NULL);
}

JNIEXPORT void JNICALL Java_phone_NativeLooper_log(JNIEnv *env, jclass class, jint priority, jstring tag, jstring text) {
  (void)class;
  const char *name = (*env)->GetStringUTFChars(env, tag, NULL);
  const char *line = (*env)->GetStringUTFChars(env, text, NULL);
  __android_log_write(priority, name, line);
  (*env)->ReleaseStringUTFChars(env, tag, name);
  (*env)->ReleaseStringUTFChars(env, text, line);
}
