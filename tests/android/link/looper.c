// libandroid: the looper of a thread, by which tao and wry reach the main thread, and a fixed
// configuration. Follows https://developer.android.com/ndk/reference/group/looper; only functions
// that are not called here differ.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum { POLL_WAKE = -1, POLL_CALLBACK = -2, POLL_TIMEOUT = -3, POLL_ERROR = -4 };
enum { EVENT_INPUT = 1, EVENT_OUTPUT = 2, EVENT_ERROR = 4, EVENT_HANGUP = 8 };
enum { MOST_SOURCES = 32 };

typedef int (*Callback)(int fd, int events, void *data);

typedef struct {
  int fd, ident, events;
  Callback callback;
  void *data;
} Source;

typedef struct ALooper {
  int references, wake, count;
  pthread_mutex_t lock;
  Source sources[MOST_SOURCES];
} ALooper;

static __thread ALooper *mine;

void ALooper_acquire(ALooper *looper) { __atomic_add_fetch(&looper->references, 1, __ATOMIC_SEQ_CST); }

// Never freed: a process has few loopers.
void ALooper_release(ALooper *looper) { __atomic_sub_fetch(&looper->references, 1, __ATOMIC_SEQ_CST); }

ALooper *ALooper_forThread(void) { return mine; }

ALooper *ALooper_prepare(int options) {
  (void)options;
  if (!mine) {
    mine = calloc(1, sizeof *mine);
    if (!mine) abort();
    mine->references = 1;
    mine->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    pthread_mutex_init(&mine->lock, NULL);
  }
  return mine;
}

void ALooper_wake(ALooper *looper) {
  uint64_t one = 1;
  if (write(looper->wake, &one, sizeof one) < 0 && errno != EAGAIN) abort();
}

static int remove_locked(ALooper *looper, int fd) {
  int found = 0;
  for (int i = 0; i < looper->count; i++)
    if (looper->sources[i].fd == fd) {
      looper->sources[i--] = looper->sources[--looper->count];
      found = 1;
    }
  return found;
}

int ALooper_removeFd(ALooper *looper, int fd) {
  pthread_mutex_lock(&looper->lock);
  int found = remove_locked(looper, fd);
  pthread_mutex_unlock(&looper->lock);
  ALooper_wake(looper);
  return found;
}

int ALooper_addFd(ALooper *looper, int fd, int ident, int events, Callback callback, void *data) {
  pthread_mutex_lock(&looper->lock);
  remove_locked(looper, fd);
  if (looper->count == MOST_SOURCES) abort();
  looper->sources[looper->count++] = (Source){fd, callback ? POLL_CALLBACK : ident, events, callback, data};
  pthread_mutex_unlock(&looper->lock);
  ALooper_wake(looper);
  return 1;
}

static int events_of(short revents) {
  return (revents & POLLIN ? EVENT_INPUT : 0) | (revents & POLLOUT ? EVENT_OUTPUT : 0) | (revents & POLLERR ? EVENT_ERROR : 0) |
         (revents & POLLHUP ? EVENT_HANGUP : 0);
}

int ALooper_pollOnce(int timeout, int *fd, int *events, void **data) {
  ALooper *looper = mine;
  if (!looper) return POLL_ERROR;
  struct pollfd polled[MOST_SOURCES + 1];
  Source sources[MOST_SOURCES];
  pthread_mutex_lock(&looper->lock);
  int count = looper->count;
  memcpy(sources, looper->sources, sizeof sources);
  pthread_mutex_unlock(&looper->lock);
  for (int i = 0; i < count; i++) {
    short wanted = (sources[i].events & EVENT_INPUT ? POLLIN : 0) | (sources[i].events & EVENT_OUTPUT ? POLLOUT : 0);
    polled[i] = (struct pollfd){sources[i].fd, wanted, 0};
  }
  polled[count] = (struct pollfd){looper->wake, POLLIN, 0};

  int ready = poll(polled, count + 1, timeout);
  if (ready < 0) return errno == EINTR ? POLL_WAKE : POLL_ERROR;
  if (ready == 0) return POLL_TIMEOUT;

  int result = POLL_CALLBACK, called = 0, named = -1;
  for (int i = 0; i < count; i++) {
    if (!polled[i].revents) continue;
    int seen = events_of(polled[i].revents);
    if (sources[i].callback) {
      called = 1;
      if (!sources[i].callback(sources[i].fd, seen, sources[i].data)) ALooper_removeFd(looper, sources[i].fd);
    } else if (named < 0) {
      named = i;
      if (fd) *fd = sources[i].fd;
      if (events) *events = seen;
      if (data) *data = sources[i].data;
    }
  }
  if (polled[count].revents) {
    uint64_t drained;
    if (read(looper->wake, &drained, sizeof drained) < 0 && errno != EAGAIN) abort();
    result = POLL_WAKE;
  }
  // A simultaneous wake is implied, as the documentation of the constants says.
  if (named >= 0) return sources[named].ident;
  return called ? POLL_CALLBACK : result;
}

static long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int ALooper_pollAll(int timeout, int *fd, int *events, void **data) {
  long end = milliseconds() + timeout;
  for (;;) {
    long left = timeout < 0 ? -1 : end - milliseconds();
    if (timeout >= 0 && left < 0) left = 0;
    int result = ALooper_pollOnce((int)left, fd, events, data);
    if (result != POLL_CALLBACK) return result;
    if (timeout == 0) return POLL_TIMEOUT;
  }
}

// https://developer.android.com/ndk/reference/group/configuration: opaque to its callers.
void *AConfiguration_new(void) {
  void *configuration = calloc(1, 64);
  if (!configuration) abort();
  return configuration;
}

int AConfiguration_getDensity(void *configuration) {
  (void)configuration;
  return 420;
}

void AConfiguration_delete(void *configuration) { free(configuration); }
