#!/bin/sh
# Linker for x86_64-linux-android on a machine with glibc: bionic.o supplies what glibc lacks,
# liblog and libandroid are replaced, and gcc's unwinder replaces LLVM's. PHONE_LIBRARIES is the
# folder with the compiled replacements.
for argument; do
  shift
  case $argument in
  -lunwind | -llog | -landroid) ;;
  *) set -- "$@" "$argument" ;;
  esac
done
exec cc "$@" "$PHONE_LIBRARIES/bionic.o" -Wl,--no-as-needed "$PHONE_LIBRARIES/libandroid.so" "-Wl,-rpath,$PHONE_LIBRARIES" \
  -lgcc_eh -lgcc -lpthread -ldl -lc
