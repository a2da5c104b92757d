package fi.finago.phone

import android.content.Context
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties.BLOCK_MODE_GCM
import android.security.keystore.KeyProperties.ENCRYPTION_PADDING_NONE
import android.security.keystore.KeyProperties.KEY_ALGORITHM_AES
import android.security.keystore.KeyProperties.PURPOSE_DECRYPT
import android.security.keystore.KeyProperties.PURPOSE_ENCRYPT
import android.util.Base64
import android.util.Log
import java.io.File
import java.security.KeyFactory
import java.security.KeyPairGenerator
import java.security.KeyStore
import java.security.SecureRandom
import java.security.interfaces.ECPrivateKey
import java.security.interfaces.ECPublicKey
import java.security.spec.ECGenParameterSpec
import java.security.spec.PKCS8EncodedKeySpec
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import org.json.JSONObject
import org.unifiedpush.android.connector.data.PublicKeySet
import org.unifiedpush.android.connector.keys.KeyManager

/**
 * Keys of Web Push, one pair per device. They are stored encrypted, with a key of the Android
 * Keystore.
 */
class PushKeys(context: Context) : KeyManager {
  private val file = DurableFile(File(context.noBackupFilesDir, "push-keys.json"))

  /**
   * Decrypts a message. Returns null if it was not sealed for `instance`. An exception here would
   * end the process.
   */
  override fun decrypt(instance: String, sealed: ByteArray): ByteArray? = try {
    receiver(instance)?.let { WebPush.open(sealed, it) }
  } catch (e: Exception) {
    Log.w(TAG, "a message cannot be opened: ${e.javaClass.name}")
    null
  }

  override fun generate(instance: String) {
    val pair = KeyPairGenerator.getInstance("EC").apply { initialize(ECGenParameterSpec("secp256r1")) }.generateKeyPair()
    val auth = ByteArray(AUTH).also { SecureRandom().nextBytes(it) }
    val cipher = Cipher.getInstance(SEAL).apply { init(Cipher.ENCRYPT_MODE, keystoreKey() ?: makeKeystoreKey()) }
    cipher.updateAAD(instance.toByteArray())
    val sealed = cipher.doFinal(auth + pair.private.encoded)
    val stored = JSONObject().put("point", encoded(WebPush.point(pair.public as ECPublicKey))).put("iv", encoded(cipher.iv)).put("sealed", encoded(sealed))
    change { it.put(instance, stored) }
  }

  override fun getPublicKeySet(instance: String): PublicKeySet? =
    try { receiver(instance) } catch (e: Exception) { null }?.let { PublicKeySet(encoded(it.point), encoded(it.auth)) }

  /**
   * Whether there are usable keys: the Android Keystore may have lost the key that decrypts them.
   */
  override fun exists(instance: String): Boolean = getPublicKeySet(instance) != null

  override fun delete(instance: String) = change { it.remove(instance) }

  private fun receiver(instance: String): WebPush.Receiver? {
    val stored = stored().optJSONObject(instance) ?: return null
    val cipher = Cipher.getInstance(SEAL)
    cipher.init(Cipher.DECRYPT_MODE, keystoreKey() ?: return null, GCMParameterSpec(128, decoded(stored.getString("iv"))))
    cipher.updateAAD(instance.toByteArray())
    val opened = cipher.doFinal(decoded(stored.getString("sealed")))
    val key = KeyFactory.getInstance("EC").generatePrivate(PKCS8EncodedKeySpec(opened.copyOfRange(AUTH, opened.size)))
    return WebPush.Receiver(key as ECPrivateKey, decoded(stored.getString("point")), opened.copyOf(AUTH))
  }

  private fun stored(): JSONObject = file.read()?.let { JSONObject(String(it)) } ?: JSONObject()

  private fun change(what: (JSONObject) -> Unit) = synchronized(LOCK) {
    val stored = try { stored() } catch (e: org.json.JSONException) { JSONObject() }
    what(stored)
    file.write(stored.toString().toByteArray())
  }

  private fun keystoreKey(): SecretKey? = KeyStore.getInstance(PROVIDER).apply { load(null) }.getKey(ALIAS, null) as SecretKey?

  /**
   * Creates the key without user authentication, because pushes arrive while the phone is locked.
   */
  private fun makeKeystoreKey(): SecretKey {
    val spec = KeyGenParameterSpec.Builder(ALIAS, PURPOSE_ENCRYPT or PURPOSE_DECRYPT)
      .setBlockModes(BLOCK_MODE_GCM)
      .setEncryptionPaddings(ENCRYPTION_PADDING_NONE)
      .setKeySize(256)
      .build()
    return KeyGenerator.getInstance(KEY_ALGORITHM_AES, PROVIDER).apply { init(spec) }.generateKey()
  }

  private companion object {
    const val TAG = "FinagoKey"
    const val PROVIDER = "AndroidKeyStore"
    const val ALIAS = "push"
    const val SEAL = "AES/GCM/NoPadding"
    const val AUTH = 16
    val LOCK = Any()
  }
}

private const val BASE64URL = Base64.URL_SAFE or Base64.NO_PADDING or Base64.NO_WRAP

internal fun encoded(bytes: ByteArray): String = Base64.encodeToString(bytes, BASE64URL)

private fun decoded(text: String) = Base64.decode(text, BASE64URL)
