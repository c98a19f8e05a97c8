package org.muwahhad.shared;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets that the service itself has to read again, so that the database alone does not give
 * them away (AES-256-GCM). The key lies in a file of its own beside the vault's, or comes of the
 * key given to all nodes.
 */
@Singleton
public class SecretSeal implements SharedKey {
  private static final String FILE = "secrets.key";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int FINGERPRINT_BYTES = 8;
  private final SecureRandom random = new SecureRandom();
  private final SecretFile file;
  private final String given;
  private volatile @Nullable SecretKeySpec key;

  SecretSeal(
      @Value("${muwahhad.data-directory}") String dataDirectory,
      @Value("${muwahhad.vault-key:}") String given) {
    this.file = new SecretFile(Path.of(dataDirectory).resolve(FILE));
    this.given = given.strip();
  }

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public boolean isThere() {
    return !given.isEmpty() || Files.exists(file.path());
  }

  @Override
  public String fingerprint() {
    byte[] code =
        HmacSha256.of(key().getEncoded(), "muwahhad key id".getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(code, 0, FINGERPRINT_BYTES);
  }

  /**
   * Seals a secret.
   *
   * @param boundTo what it is a secret of; it opens for nothing else
   */
  public byte[] seal(String boundTo, byte[] secret) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, boundTo, nonce, secret);
    byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return both;
  }

  /** The secret that was sealed. */
  public byte[] open(String boundTo, byte[] sealed) {
    return crypt(
        Cipher.DECRYPT_MODE,
        boundTo,
        Arrays.copyOf(sealed, NONCE),
        Arrays.copyOfRange(sealed, NONCE, sealed.length));
  }

  private byte[] crypt(int mode, String boundTo, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known != null) {
      return known;
    }
    String kept =
        given.isEmpty()
            ? new String(file.getOrWrite(SecretFile::freshKey), StandardCharsets.US_ASCII).strip()
            : given;
    // Never the vault's own key: what is derived for these secrets opens nothing else.
    SecretKeySpec derived =
        new SecretKeySpec(
            HmacSha256.of(
                Base64.getDecoder().decode(kept),
                "muwahhad secrets".getBytes(StandardCharsets.UTF_8)),
            "AES");
    key = derived;
    return derived;
  }
}
