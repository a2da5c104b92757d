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

/** Opens messages that are sealed as in RFC 8291: one record of `aes128gcm` (RFC 8188), with what every Android has of cryptography. */
object WebPush {
  /** The most bytes of a sealed message: what push services take at least (RFC 8030, 7.2). */
  const val MOST_SEALED = 4096

  private const val SALT = 16
  private const val POINT = 65
  private const val COORDINATE = 32
  private const val HEADER = SALT + 4 + 1 + POINT
  private const val TAG = 16

  /** Ends the last record (RFC 8188, 2). */
  private const val LAST_RECORD: Byte = 2

  /** What a device keeps to have messages sealed for it: `point` is its public key, `auth` its secret. */
  class Receiver(val key: ECPrivateKey, val point: ByteArray, val auth: ByteArray)

  /** The message, or null if nothing was sealed for this receiver. */
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

  /** What precedes the delimiter; padding follows it (RFC 8188, 2). */
  private fun unpadded(record: ByteArray): ByteArray? {
    val end = record.indexOfLast { it != 0.toByte() }
    return if (end >= 0 && record[end] == LAST_RECORD) record.copyOf(end) else null
  }

  /** ECDH with the sender's public key; null if that is no point of the curve. */
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

  /** HKDF with SHA-256 (RFC 5869), as far as one block. */
  private fun expand(salt: ByteArray, material: ByteArray, about: ByteArray, length: Int): ByteArray =
    hmac(hmac(salt, material), about + 1).copyOf(length)

  private fun hmac(key: ByteArray, message: ByteArray): ByteArray =
    Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(key, "HmacSHA256")) }.doFinal(message)

  /** A public key as it is registered: an uncompressed point. */
  fun point(key: ECPublicKey): ByteArray = byteArrayOf(4) + fixed(key.w.affineX) + fixed(key.w.affineY)

  private fun fixed(number: BigInteger): ByteArray {
    val bytes = number.toByteArray().dropWhile { it == 0.toByte() }.toByteArray()
    return ByteArray(COORDINATE - bytes.size) + bytes
  }
}
