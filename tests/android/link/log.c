// liblog: the log of the phone. Lines go to the file that ANDROID_LOG names, or to standard error
// as it was when this library was loaded: tao redirects it to a pipe later. Follows
// https://developer.android.com/ndk/reference/group/logging.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int out = 2;

__attribute__((constructor)) static void open_log(void) {
  const char *file = getenv("ANDROID_LOG");
  int opened = file ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  out = opened >= 0 ? opened : dup(2);
}

int __android_log_write(int priority, const char *tag, const char *text) {
  static const char names[] = "??VDIWEFS";
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  size_t length = strlen(text);
  while (length > 0 && text[length - 1] == '\n') length--;
  char name = priority >= 0 && priority < 9 ? names[priority] : '?';
  return dprintf(out, "%02ld:%02ld.%03ld %c/%s: %.*s\n", now.tv_sec / 60 % 60, now.tv_sec % 60, now.tv_nsec / 1000000, name, tag, (int)length, text);
}

int __android_log_print(int priority, const char *tag, const char *format, ...) {
  char text[4096];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  return __android_log_write(priority, tag, text);
}
