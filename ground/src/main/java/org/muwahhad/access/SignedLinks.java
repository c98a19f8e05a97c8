package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.HmacSha256;
import org.muwahhad.shared.SecretFile;
import org.muwahhad.shared.SharedKey;

/**
 * Addresses that open something without signing in, for links in e-mails: a path and the seal of
 * this service over it (HMAC-SHA-256). Nothing that opens a link is stored; the seal is put on when
 * the mail is written. Its key lies beside the vault's, in a file of its own, or comes of the key
 * given to all nodes.
 */
@Singleton
public class SignedLinks implements SharedKey {
  /** Ends a path that is to be sealed when it leaves the service. */
  public static final String TO_BE_SIGNED = "~";

  private static final String FILE = "links.key";
  private static final int FINGERPRINT_BYTES = 8;
  private final SecretFile file;
  private final String given;
  private volatile byte @Nullable [] key;

  SignedLinks(
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
    byte[] code = HmacSha256.of(key(), bytes("muwahhad key id"));
    return HexFormat.of().formatHex(code, 0, FINGERPRINT_BYTES);
  }

  /** A path as it goes out: sealed when it asks for that, else as it is. */
  public String outgoing(String path) {
    return path.endsWith(TO_BE_SIGNED)
        ? sign(path.substring(0, path.length() - TO_BE_SIGNED.length()))
        : path;
  }

  /** A path with its seal. */
  public String sign(String path) {
    return path + "." + seal(path);
  }

  /** The last part of a sealed path without its seal; nothing when the seal is not ours. */
  public Optional<String> open(String prefix, String sealed) {
    int dot = sealed.lastIndexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    String part = sealed.substring(0, dot);
    boolean ours =
        MessageDigest.isEqual(
            bytes(seal(prefix + part)), sealed.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    return ours ? Optional.of(part) : Optional.empty();
  }

  private String seal(String path) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(HmacSha256.of(key(), bytes(path)));
  }

  private byte[] key() {
    byte[] known = key;
    if (known != null) {
      return known;
    }
    byte[] secret = Base64.getDecoder().decode(given.isEmpty() ? fromFile() : given);
    // Never the vault's own key: what is derived for links opens nothing else.
    byte[] derived = HmacSha256.of(secret, bytes("muwahhad links"));
    key = derived;
    return derived;
  }

  private String fromFile() {
    return new String(file.getOrWrite(SecretFile::freshKey), StandardCharsets.US_ASCII).strip();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
