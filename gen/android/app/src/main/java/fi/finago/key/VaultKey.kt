package fi.finago.key

import android.content.Context
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties.BLOCK_MODE_GCM
import android.security.keystore.KeyProperties.ENCRYPTION_PADDING_NONE
import android.security.keystore.KeyProperties.KEY_ALGORITHM_AES
import android.security.keystore.KeyProperties.PURPOSE_DECRYPT
import android.security.keystore.KeyProperties.PURPOSE_ENCRYPT
import java.security.KeyStore
import javax.crypto.KeyGenerator

/** The Android Keystore key that encrypts the vault's secrets. */
object VaultKey {
  private const val PROVIDER = "AndroidKeyStore"

  /** Alias under which the keyring store looks up its key. */
  private const val ALIAS = "keyring-default"

  /**
   * Configuration that the keyring store saves and expects beside its key
   * (android-native-keyring-store 1.0, `StoreConfig`).
   */
  private const val CONFIG = "vaultConfig"
  private const val USUAL_CONFIG = "{\"name\":\"default\",\"filename\":\"keyring-default\",\"divider\":\"\uFEFF@\uFEFF\"}"

  /**
   * Generates the key with 256 bits, unless it exists. The store itself would generate a key of 128
   * bits.
   */
  fun make(context: Context) {
    if (KeyStore.getInstance(PROVIDER).apply { load(null) }.containsAlias(ALIAS)) return
    // Written first: the store rejects an existing key without its configuration.
    val file = context.getSharedPreferences(ALIAS, Context.MODE_PRIVATE)
    check(file.contains(CONFIG) || file.edit().putString(CONFIG, USUAL_CONFIG).commit()) { "the keyring cannot be written" }
    val spec = KeyGenParameterSpec.Builder(ALIAS, PURPOSE_ENCRYPT or PURPOSE_DECRYPT)
      .setBlockModes(BLOCK_MODE_GCM)
      .setEncryptionPaddings(ENCRYPTION_PADDING_NONE)
      .setKeySize(256)
      .build()
    KeyGenerator.getInstance(KEY_ALGORITHM_AES, PROVIDER).apply { init(spec) }.generateKey()
  }
}
