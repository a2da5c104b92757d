package phone;

import android.security.keystore.KeyGenParameterSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.HexFormat;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.robolectric.RuntimeEnvironment;

/**
 * The provider AndroidKeyStore, with one file per key in the data folder of the app. Keys are
 * generated from the framework's own KeyGenParameterSpec and behave as
 * https://developer.android.com/privacy-and-security/keystore says.
 */
public final class Keystore extends Provider {
  /** Default size of an AES key in bits (AndroidKeyStoreKeyGeneratorSpi.AES). */
  private static final int DEFAULT_BITS = 128;

  Keystore() {
    super("AndroidKeyStore", "1", "keys in files");
    put("KeyStore.AndroidKeyStore", Store.class.getName());
    put("KeyGenerator.AES", Generator.class.getName());
  }

  /** Deletes a key, as happens when the lock screen is removed or the phone restored. */
  public static void delete(String alias) {
    Log.print("the keystore lost " + alias + ": " + file(alias).delete());
  }

  /** Replaces a key by another, as in an app restored onto another phone. */
  public static void replace(String alias) {
    byte[] other = new byte[read(alias).length];
    new SecureRandom().nextBytes(other);
    write(alias, other);
  }

  /** Size of a key in bits. */
  public static int bits(String alias) {
    return read(alias).length * 8;
  }

  /** Returns a key. */
  public static javax.crypto.SecretKey key(String alias) {
    return new SecretKeySpec(read(alias), "AES");
  }

  /** Aliases of all keys. */
  public static java.util.List<String> aliases() {
    String[] files = folder().list();
    return files == null ? java.util.List.of()
        : java.util.Arrays.stream(files).map(name -> new String(HexFormat.of().parseHex(name))).sorted().toList();
  }

  private static File folder() {
    return new File(RuntimeEnvironment.getApplication().getDataDir(), "keystore");
  }

  private static File file(String alias) {
    folder().mkdirs();
    return new File(folder(), HexFormat.of().formatHex(alias.getBytes()));
  }

  private static byte[] read(String alias) {
    try {
      return Files.readAllBytes(file(alias).toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String alias, byte[] key) {
    try {
      Files.write(file(alias).toPath(), key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds and deletes keys. */
  public static final class Store extends KeyStoreSpi {
    @Override
    public Key engineGetKey(String alias, char[] password) throws UnrecoverableKeyException {
      return file(alias).exists() ? new SecretKeySpec(read(alias), "AES") : null;
    }

    @Override
    public boolean engineContainsAlias(String alias) {
      return file(alias).exists();
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
      return file(alias).exists();
    }

    @Override
    public void engineDeleteEntry(String alias) {
      file(alias).delete();
    }

    @Override
    public Enumeration<String> engineAliases() {
      return Collections.enumeration(aliases());
    }

    @Override
    public int engineSize() {
      return aliases().size();
    }

    @Override
    public void engineLoad(KeyStore.LoadStoreParameter parameter) {}

    @Override
    public void engineLoad(InputStream in, char[] password) {}

    @Override
    public void engineStore(java.io.OutputStream out, char[] password) {}

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
      return null;
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
      return null;
    }

    @Override
    public Date engineGetCreationDate(String alias) {
      return null;
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
      return false;
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
      return null;
    }
  }

  /** Generates AES keys. */
  public static final class Generator extends KeyGeneratorSpi {
    private KeyGenParameterSpec spec;

    @Override
    protected void engineInit(SecureRandom random) {
      throw new UnsupportedOperationException("Cannot initialize without a KeyGenParameterSpec parameter");
    }

    @Override
    protected void engineInit(int bits, SecureRandom random) {
      throw new UnsupportedOperationException("Cannot initialize without a KeyGenParameterSpec parameter");
    }

    @Override
    protected void engineInit(AlgorithmParameterSpec parameters, SecureRandom random) {
      spec = (KeyGenParameterSpec) parameters;
    }

    @Override
    protected SecretKey engineGenerateKey() {
      if (spec.isUserAuthenticationRequired() && !Sensor.hasStrong()) {
        // KeyGenParameterSpec.Builder.setUserAuthenticationRequired.
        throw new IllegalStateException("At least one biometric must be enrolled to create keys requiring user authentication for every use");
      }
      byte[] key = new byte[(spec.getKeySize() > 0 ? spec.getKeySize() : DEFAULT_BITS) / 8];
      new SecureRandom().nextBytes(key);
      write(spec.getKeystoreAlias(), key);
      Log.print("key made: " + spec.getKeystoreAlias() + ", " + key.length * 8 + " bits");
      return new SecretKeySpec(key, "AES");
    }
  }
}
