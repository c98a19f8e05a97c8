package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/**
 * Encrypts a backup as it is written: Tink's streaming AES-256-GCM in segments of 1 MiB, under a
 * key that HKDF-SHA256 derives for each backup. A segment that was changed, left out or moved, and
 * an end that is missing, are found when it is read.
 */
final class ArchiveCipher {
  private static final int KEY_BYTES = 32;
  private static final int ONLY_KEY = 1;
  private static final int SEGMENT = 1024 * 1024;
  private static final byte[] PURPOSE = ArchiveWriter.FORMAT.getBytes(US_ASCII);

  private ArchiveCipher() {}

  static OutputStream encrypting(OutputStream out, byte[] key) throws IOException {
    try {
      return primitive(key).newEncryptingStream(out, PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new IOException("The backup cannot be encrypted", e);
    }
  }

  static InputStream decrypting(InputStream in, byte[] key) throws IOException {
    try {
      return primitive(key).newDecryptingStream(in, PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new IOException("The backup cannot be decrypted", e);
    }
  }

  @AccessesPartialKey
  private static StreamingAead primitive(byte[] key) throws GeneralSecurityException {
    StreamingAeadConfig.register();
    AesGcmHkdfStreamingParameters parameters =
        AesGcmHkdfStreamingParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setDerivedAesGcmKeySizeBytes(KEY_BYTES)
            .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
            .setCiphertextSegmentSizeBytes(SEGMENT)
            .build();
    AesGcmHkdfStreamingKey secret =
        AesGcmHkdfStreamingKey.create(
            parameters, SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()));
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(secret).withFixedId(ONLY_KEY).makePrimary())
        .build()
        .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }
}
