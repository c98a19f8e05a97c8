package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muwahhad.shared.SecretFile;

/**
 * Keys of this deployment, one for each purpose, of which none opens what another closes. They come
 * of a secret in a file beside the vault's, or of the key given to all nodes.
 */
@Singleton
public class ServiceKey {
  private static final String FILE = "links.key";
  private static final String ALGORITHM = "HmacSHA256";
  private final SecretFile file;
  private final String given;
  private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

  ServiceKey(
      @Value("${muwahhad.data-directory}") String dataDirectory,
      @Value("${muwahhad.vault-key:}") String given) {
    this.file = new SecretFile(Path.of(dataDirectory).resolve(FILE));
    this.given = given.strip();
  }

  /** The key for a purpose, 256 bits: never the vault's own. */
  public byte[] derive(String purpose) {
    return derived.computeIfAbsent(purpose, this::make).clone();
  }

  private byte[] make(String purpose) {
    try {
      byte[] secret = Base64.getDecoder().decode(given.isEmpty() ? fromFile() : given);
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String fromFile() {
    return new String(file.getOrWrite(SecretFile::freshKey), StandardCharsets.US_ASCII).strip();
  }
}
