package fi.finago.phone

import java.math.BigInteger
import java.nio.ByteBuffer
import java.security.GeneralSecurityException
import java.security.KeyFactory
import java.security.interfaces.ECPrivateKey
import java.security.interfaces.ECPublicKey
import java.security.spec.ECFieldFp
import java.security.spec.ECPoint
import java.security.spec.ECPublicKeySpec
import javax.crypto.Cipher
import javax.crypto.KeyAgreement
import javax.crypto.Mac
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

/**
 * Decrypts messages of Web Push (RFC 8291): one record of `aes128gcm` (RFC 8188), with the
 * cryptography that every Android version has.
 */
object WebPush {
  /**
   * Most bytes of a sealed message, which every push service must accept (RFC 8030, section 7.2).
   */
  const val MOST_SEALED = 4096

  private const val SALT = 16
  private const val POINT = 65
  private const val COORDINATE = 32
  private const val HEADER = SALT + 4 + 1 + POINT
  private const val TAG = 16

  /** Delimiter of the last record (RFC 8188, section 2). */
  private const val LAST_RECORD: Byte = 2

  /** Keys of a device: `point` is its public key, `auth` the authentication secret. */
  class Receiver(val key: ECPrivateKey, val point: ByteArray, val auth: ByteArray)

  /** Returns the message, or null if it was not sealed for this receiver. */
  fun open(sealed: ByteArray, receiver: Receiver): ByteArray? {
    if (sealed.size > MOST_SEALED || sealed.size <= HEADER + TAG) return null
    val header = ByteBuffer.wrap(sealed)
    val salt = ByteArray(SALT).also { header.get(it) }
    val recordSize = header.int.toLong() and 0xffffffffL
    if (header.get().toInt() != POINT || recordSize < sealed.size - HEADER) return null
    val sender = ByteArray(POINT).also { header.get(it) }
    return try {
      val shared = agree(receiver.key, sender) ?: return null
      val material = expand(receiver.auth, shared, "WebPush: info\u0000".toByteArray() + receiver.point + sender, 32)
      val key = expand(salt, material, "Content-Encoding: aes128gcm\u0000".toByteArray(), 16)
      val nonce = expand(salt, material, "Content-Encoding: nonce\u0000".toByteArray(), 12)
      val cipher = Cipher.getInstance("AES/GCM/NoPadding")
      cipher.init(Cipher.DECRYPT_MODE, SecretKeySpec(key, "AES"), GCMParameterSpec(TAG * 8, nonce))
      unpadded(cipher.doFinal(sealed, HEADER, sealed.size - HEADER))
    } catch (e: GeneralSecurityException) {
      null
    }
  }

  /** Returns the content before the delimiter, which padding follows (RFC 8188, section 2). */
  private fun unpadded(record: ByteArray): ByteArray? {
    val end = record.indexOfLast { it != 0.toByte() }
    return if (end >= 0 && record[end] == LAST_RECORD) record.copyOf(end) else null
  }

  /**
   * Performs ECDH with the sender's public key. Returns null if that is not a point of the curve.
   */
  private fun agree(key: ECPrivateKey, sender: ByteArray): ByteArray? {
    val point = ECPoint(coordinate(sender, 1), coordinate(sender, 1 + COORDINATE))
    if (sender[0] != 4.toByte() || !isOnCurve(point, key)) return null
    val public = KeyFactory.getInstance("EC").generatePublic(ECPublicKeySpec(point, key.params))
    return KeyAgreement.getInstance("ECDH").run {
      init(key)
      doPhase(public, true)
      generateSecret()
    }
  }

  private fun coordinate(point: ByteArray, from: Int) = BigInteger(1, point.copyOfRange(from, from + COORDINATE))

  private fun isOnCurve(point: ECPoint, key: ECPrivateKey): Boolean {
    val curve = key.params.curve
    val prime = (curve.field as ECFieldFp).p
    val (x, y) = point.affineX to point.affineY
    return x < prime && y < prime && (y * y - x * x * x - curve.a * x - curve.b).mod(prime).signum() == 0
  }

  /** HKDF with SHA-256 (RFC 5869), limited to one block. */
  private fun expand(salt: ByteArray, material: ByteArray, about: ByteArray, length: Int): ByteArray =
    hmac(hmac(salt, material), about + 1).copyOf(length)

  private fun hmac(key: ByteArray, message: ByteArray): ByteArray =
    Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(key, "HmacSHA256")) }.doFinal(message)

  /** Encodes a public key as an uncompressed point, as it is registered. */
  fun point(key: ECPublicKey): ByteArray = byteArrayOf(4) + fixed(key.w.affineX) + fixed(key.w.affineY)

  private fun fixed(number: BigInteger): ByteArray {
    val bytes = number.toByteArray().dropWhile { it == 0.toByte() }.toByteArray()
    return ByteArray(COORDINATE - bytes.size) + bytes
  }
}
