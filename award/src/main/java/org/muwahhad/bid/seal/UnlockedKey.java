package org.muwahhad.bid.seal;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.muwahhad.shared.Sha256;

/**
 * The opening key of a member of a panel while its passphrase is there: decrypts the shares that
 * were encrypted to it. Of the same kind as the keys of tenders ({@link Seal}); never stored, and
 * never written into an answer.
 */
public final class UnlockedKey {
  static {
    try {
      // A node that was just started may unlock a key before it sealed anything.
      HybridConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final KeysetHandle pair;
  private final HybridDecrypt decrypt;

  private UnlockedKey(KeysetHandle pair) throws GeneralSecurityException {
    this.pair = pair;
    this.decrypt = pair.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
  }

  /** A new key. */
  public static UnlockedKey fresh() {
    try {
      return new UnlockedKey(Seal.fresh());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The key that was locked.
   *
   * @throws SealBroken when it was locked with another key, or changed since
   */
  public static UnlockedKey unlock(byte[] lockedPrivateKeyset, String fingerprint, byte[] key) {
    try {
      return new UnlockedKey(
          TinkProtoKeysetFormat.parseEncryptedKeyset(
              lockedPrivateKeyset, PlainKeys.aead(key), context(fingerprint)));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("The opening key " + fingerprint + " stays locked", e);
    }
  }

  /** The private keyset as it is stored: locked with a key derived from the passphrase. */
  public byte[] lock(byte[] key) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          pair, PlainKeys.aead(key), context(fingerprint()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tink public keyset, JSON. */
  public String publicKeyset() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(pair.getPublicKeysetHandle());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SHA-256 of the public keyset. */
  public String fingerprint() {
    return Sha256.of(publicKeyset());
  }

  /**
   * Decrypts what was encrypted to the public part for a context.
   *
   * @throws SealBroken when it was changed, or encrypted for another context or key
   */
  public byte[] open(String context, byte[] sealed) {
    try {
      return decrypt.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("Does not open for " + context, e);
    }
  }

  private static byte[] context(String fingerprint) {
    return SealContexts.openingKey(fingerprint).getBytes(StandardCharsets.UTF_8);
  }
}
