// Functions of Android's C library that glibc lacks, as far as Rust's standard library and the
// app's packages call them. Linked into every program and library that the lanes build for Android,
// so that it runs on this machine. Names and behaviour follow bionic's headers
// (https://android.googlesource.com/platform/bionic/+/main/libc/include).
#define _GNU_SOURCE
// Defined below with another signature.
#define strerror_r strerror_r_of_glibc
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#undef strerror_r

// bionic/libc/include/errno.h
int *__errno(void) { return __errno_location(); }

// bionic/libc/include/android/set_abort_message.h: bionic puts the text into the crash report; here
// it goes to standard error.
void android_set_abort_message(const char *message) { fprintf(stderr, "abort message: %s\n", message); }

// bionic/libc/include/sys/system_properties.h: properties are read from environment variables,
// named PROPERTY_ and the name with dots replaced by underscores.
static const char *property(const char *name) {
  char variable[128];
  int length = snprintf(variable, sizeof variable, "PROPERTY_%s", name);
  if (length < 0 || length >= (int)sizeof variable) return NULL;
  for (char *c = variable; *c; c++)
    if (*c == '.') *c = '_';
  return getenv(variable);
}

int __system_property_get(const char *name, char *value) {
  const char *found = property(name);
  return snprintf(value, 92 /* PROP_VALUE_MAX */, "%s", found ? found : "");
}

const void *__system_property_find(const char *name) { return property(name); }

// bionic/libc/include/bits/fortify/string.h: length of a string that must end within `size`.
size_t __strlen_chk(const char *text, size_t size) {
  (void)size;
  return __builtin_strlen(text);
}

// bionic/libc/include/string.h: the POSIX version, which glibc has under another name. glibc's own
// strerror_r returns a pointer, which a caller that expects an int takes for an error code.
int __xpg_strerror_r(int error, char *text, size_t size);

int strerror_r(int error, char *text, size_t size) { return __xpg_strerror_r(error, text, size); }

// bionic/libc/include/netdb.h has `ai_canonname` before `ai_addr`; glibc has the opposite order.
static void swap_order(struct addrinfo *list) {
  for (; list; list = list->ai_next) {
    void *address = list->ai_addr;
    list->ai_addr = (void *)list->ai_canonname;
    list->ai_canonname = address;
  }
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **list) {
  int (*glibc)(const char *, const char *, const struct addrinfo *, struct addrinfo **) = dlsym(RTLD_NEXT, "getaddrinfo");
  int result = glibc(node, service, hints, list);
  if (result == 0) swap_order(*list);
  return result;
}

void freeaddrinfo(struct addrinfo *list) {
  void (*glibc)(struct addrinfo *) = dlsym(RTLD_NEXT, "freeaddrinfo");
  swap_order(list);
  glibc(list);
}
