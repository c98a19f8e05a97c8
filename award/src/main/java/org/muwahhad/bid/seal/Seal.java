package org.muwahhad.bid.seal;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Sealing to a tender's key: HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM, by Google
 * Tink. What is sealed is bound to a context, and opens for no other.
 */
public final class Seal {
  /** Bytes of the key that is sent along with what is sealed, and of the tag at its end. */
  private static final int ENCAPSULATED = 32;

  private static final int TAG = 16;
  private static final HpkeParameters PARAMETERS;

  static {
    try {
      HybridConfig.register();
      PARAMETERS =
          HpkeParameters.builder()
              .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
              .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
              .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
              .setVariant(HpkeParameters.Variant.TINK)
              .build();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Seal() {}

  /**
   * A new key pair as it is stored.
   *
   * @param publicKeyset Tink public keyset, JSON
   * @param lockedPrivateKeyset Tink private keyset, encrypted with the opening secret
   */
  public record KeyPair(String publicKeyset, byte[] lockedPrivateKeyset) {}

  /** A new key pair, not stored yet. */
  static KeysetHandle fresh() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PARAMETERS);
  }

  /** Makes a key pair whose private part only the opening secret unlocks. */
  public static KeyPair newKeyPair(byte[] openingSecret, String boundTo) {
    try {
      KeysetHandle pair = fresh();
      return new KeyPair(
          TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(pair.getPublicKeysetHandle()),
          TinkProtoKeysetFormat.serializeEncryptedKeyset(
              pair, PlainKeys.aead(openingSecret), bytes(boundTo)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Encrypts to the public key. */
  public static byte[] seal(String publicKeyset, String context, byte[] content) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(publicKeyset)
          .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
          .encrypt(content, bytes(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a text is a public keyset of the kind of those made here. */
  public static boolean isPublicKeyset(String keyset) {
    try {
      KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(keyset);
      return handle.size() == 1
          && handle.getPrimary().getKey() instanceof HpkePublicKey key
          && key.getParameters().equals(PARAMETERS);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Whether something can have been sealed to a public key: it begins as what is sealed to this key
   * does, and is long enough. Whether it opens, the opening alone can tell.
   */
  public static boolean isSealed(String publicKeyset, byte[] sealed) {
    try {
      Key key =
          TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(publicKeyset).getPrimary().getKey();
      byte[] prefix = ((HpkePublicKey) key).getOutputPrefix().toByteArray();
      return sealed.length > prefix.length + ENCAPSULATED + TAG
          && Arrays.equals(prefix, Arrays.copyOf(sealed, prefix.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The private key, unlocked by the opening secret.
   *
   * @throws SealBroken when the secret or the tender is another, or the keyset was changed
   */
  public static PrivateKey unlock(DeadlinePassed proof, byte[] lockedPrivateKeyset, byte[] secret) {
    try {
      return new PrivateKey(
          TinkProtoKeysetFormat.parseEncryptedKeyset(
                  lockedPrivateKeyset, PlainKeys.aead(secret), bytes(proof.boundTo()))
              .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("The private key of " + proof.boundTo() + " is locked", e);
    }
  }

  /** A tender's private key while its bids are opened; never stored, never handed on. */
  public static final class PrivateKey {
    private final HybridDecrypt decrypt;

    private PrivateKey(HybridDecrypt decrypt) {
      this.decrypt = decrypt;
    }

    /**
     * Decrypts what was sealed for a context.
     *
     * @throws SealBroken when it was changed, or sealed for another context or key
     */
    public byte[] open(String context, byte[] sealed) {
      try {
        return decrypt.decrypt(sealed, bytes(context));
      } catch (GeneralSecurityException e) {
        throw new SealBroken("Does not open for " + context, e);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
