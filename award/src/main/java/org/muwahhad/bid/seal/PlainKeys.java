package org.muwahhad.bid.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.HkdfPrfKey;
import com.google.crypto.tink.prf.HkdfPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * Tink's primitives for keys that the platform keeps as 32 plain bytes, each as the only key of its
 * keyset. What they seal has no prefix that tells a key, and so the form of the algorithm alone.
 */
final class PlainKeys {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int ONLY_KEY = 1;

  /** A piece of a document, encrypted, in bytes; another makes the old documents unreadable. */
  private static final int PIECE = 1024 * 1024;

  private static final AesGcmParameters AES_GCM;
  private static final AesGcmHkdfStreamingParameters STREAMING;
  private static final HkdfPrfParameters HKDF;

  static {
    try {
      AeadConfig.register();
      StreamingAeadConfig.register();
      PrfConfig.register();
      AES_GCM =
          AesGcmParameters.builder()
              .setKeySizeBytes(KEY_BYTES)
              .setIvSizeBytes(NONCE_BYTES)
              .setTagSizeBytes(TAG_BYTES)
              .setVariant(AesGcmParameters.Variant.NO_PREFIX)
              .build();
      STREAMING =
          AesGcmHkdfStreamingParameters.builder()
              .setKeySizeBytes(KEY_BYTES)
              .setDerivedAesGcmKeySizeBytes(KEY_BYTES)
              .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
              .setCiphertextSegmentSizeBytes(PIECE)
              .build();
      HKDF =
          HkdfPrfParameters.builder()
              .setKeySizeBytes(KEY_BYTES)
              .setHashType(HkdfPrfParameters.HashType.SHA256)
              .build();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private PlainKeys() {}

  /**
   * AES-256-GCM: a nonce of 12 random bytes, the sealed content, a tag of 16 bytes.
   *
   * @throws GeneralSecurityException when the key has not 32 bytes
   */
  @AccessesPartialKey
  static Aead aead(byte[] key) throws GeneralSecurityException {
    return primitive(
        AesGcmKey.builder().setParameters(AES_GCM).setKeyBytes(secret(key)).build(), Aead.class);
  }

  /**
   * AES-256-GCM in pieces of 1 MiB as they are stored, their key derived by HKDF-SHA256 for each
   * document.
   *
   * @throws GeneralSecurityException when the key has not 32 bytes
   */
  @AccessesPartialKey
  static StreamingAead streaming(byte[] key) throws GeneralSecurityException {
    return primitive(AesGcmHkdfStreamingKey.create(STREAMING, secret(key)), StreamingAead.class);
  }

  /**
   * A key or an identifier derived from a key for a purpose (HKDF-SHA256, RFC 5869, without salt).
   *
   * @throws GeneralSecurityException when the key has not 32 bytes
   */
  @AccessesPartialKey
  static byte[] derive(byte[] key, byte[] purpose, int length) throws GeneralSecurityException {
    return primitive(
            HkdfPrfKey.builder().setParameters(HKDF).setKeyBytes(secret(key)).build(), PrfSet.class)
        .computePrimary(purpose, length);
  }

  private static SecretBytes secret(byte[] key) {
    return SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
  }

  private static <P> P primitive(Key key, Class<P> type) throws GeneralSecurityException {
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withFixedId(ONLY_KEY).makePrimary())
        .build()
        .getPrimitive(RegistryConfiguration.get(), type);
  }
}
