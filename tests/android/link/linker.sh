#!/bin/sh
# The linker for x86_64-linux-android on a machine with glibc: what bionic has and glibc has not comes from bionic.o, liblog and libandroid
# are ours, and gcc's unwinder stands for LLVM's. PHONE_LIBRARIES is the folder with what was compiled from this one.
for argument; do
  shift
  case $argument in
  -lunwind | -llog | -landroid) ;;
  *) set -- "$@" "$argument" ;;
  esac
done
exec cc "$@" "$PHONE_LIBRARIES/bionic.o" -Wl,--no-as-needed "$PHONE_LIBRARIES/libandroid.so" "-Wl,-rpath,$PHONE_LIBRARIES" \
  -lgcc_eh -lgcc -lpthread -ldl -lc
