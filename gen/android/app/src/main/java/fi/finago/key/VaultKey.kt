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

/** The key of the Android Keystore that the vault's secrets are encrypted with. */
object VaultKey {
  private const val PROVIDER = "AndroidKeyStore"

  /** The name under which the keyring's store looks for its key. */
  private const val ALIAS = "keyring-default"

  /** What the store writes down of itself (android-native-keyring-store 1.0, `StoreConfig`), and looks for beside its key. */
  private const val CONFIG = "vaultConfig"
  private const val USUAL_CONFIG = "{\"name\":\"default\",\"filename\":\"keyring-default\",\"divider\":\"\uFEFF@\uFEFF\"}"

  /** Makes the key with 256 bits, unless there is one: the store would make one too, of the usual 128. */
  fun make(context: Context) {
    if (KeyStore.getInstance(PROVIDER).apply { load(null) }.containsAlias(ALIAS)) return
    // First: a store takes no key that somebody else made, unless this is there.
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
