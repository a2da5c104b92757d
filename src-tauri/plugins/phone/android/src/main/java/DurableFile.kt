package fi.finago.phone

import java.io.File
import java.io.FileOutputStream
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.nio.file.StandardCopyOption.REPLACE_EXISTING
import java.nio.file.StandardOpenOption.READ

/**
 * A file that is replaced atomically: however the process ends, the file holds the old or the new
 * content. `done` is called after each step, so that a test can end the process there.
 */
class DurableFile(private val file: File, private val done: (Step) -> Unit = {}) {
  /** Steps of a replacement. */
  enum class Step { BEGUN, WRITTEN, SYNCED, REPLACED, REPLACEMENT_SYNCED }

  /** Returns the content, or null if nothing was written yet. */
  fun read(): ByteArray? = if (file.isFile) file.readBytes() else null

  /** Replaces the content. */
  fun write(bytes: ByteArray) {
    val folder = file.absoluteFile.parentFile!!
    folder.mkdirs()
    val next = File(folder, "${file.name}.next")
    FileOutputStream(next).use {
      done(Step.BEGUN)
      it.write(bytes)
      done(Step.WRITTEN)
      it.fd.sync()
    }
    done(Step.SYNCED)
    Files.move(next.toPath(), file.toPath(), ATOMIC_MOVE, REPLACE_EXISTING)
    done(Step.REPLACED)
    FileChannel.open(folder.toPath(), READ).use { it.force(true) }
    done(Step.REPLACEMENT_SYNCED)
  }
}
