package org.muwahhad.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.log.SignedNote.NoteSignature;
import org.muwahhad.shared.SecretFile;
import org.muwahhad.shared.UnusableSetting;
import org.muwahhad.web.PublicAddress;

/**
 * The name of the log and the Ed25519 key that signs its checkpoints. The key lies in a file of 32
 * random bytes in Base64, {@code muwahhad.log.key-file}; without one it is made in the data
 * directory. All nodes have the same.
 */
@Singleton
public class LogKey {
  private final Path file;
  private final boolean isConfigured;
  private final String configuredOrigin;
  private final List<String> earlier;
  private final PublicAddress address;
  private volatile @Nullable Ed25519PrivateKeyParameters key;

  LogKey(
      @Value("${muwahhad.data-directory}") String dataDirectory,
      @Value("${muwahhad.log.key-file:}") String keyFile,
      @Value("${muwahhad.log.origin:}") String origin,
      @Value("${muwahhad.log.earlier-keys:}") String earlierKeys,
      PublicAddress address) {
    this.isConfigured = !keyFile.isBlank();
    this.file =
        isConfigured ? Path.of(keyFile) : Path.of(dataDirectory).resolve("log").resolve("key");
    this.configuredOrigin = origin.strip();
    this.earlier =
        Arrays.stream(earlierKeys.split(",")).map(String::strip).filter(k -> !k.isEmpty()).toList();
    this.address = address;
  }

  /**
   * The name of the log: the one that is configured, or that of its newest checkpoint, or the
   * public address.
   */
  String origin(@Nullable String newest) {
    String name =
        configuredOrigin.isEmpty()
            ? newest == null ? address.of("/log").replaceFirst("^https?+://", "") : newest
            : configuredOrigin;
    if (!NoteKey.isName(name)) {
      throw new UnusableSetting(
          "muwahhad.log.origin has a space or a plus sign: " + name,
          "في الإعداد muwahhad.log.origin فراغ أو علامة زائد: " + name);
    }
    return name;
  }

  /** Whether there is a key; a verification makes none. */
  boolean isThere() {
    return isConfigured || Files.exists(file);
  }

  /** Makes the key where there is none, so that it can be given to other nodes. */
  void ensure() {
    get();
  }

  /** The public key under the name of the log. */
  NoteKey verifier(String origin) {
    return new NoteKey(
        origin, NoteKey.LOG, HexFormat.of().formatHex(get().generatePublicKey().getEncoded()));
  }

  /**
   * The checkpoint under the key.
   *
   * @throws UnusableSetting when the key can't be used
   */
  SignedNote sign(Checkpoint checkpoint) {
    String text = checkpoint.text();
    byte[] bytes = text.getBytes(UTF_8);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, get());
    signer.update(bytes, 0, bytes.length);
    return new SignedNote(
        text,
        List.of(
            new NoteSignature(
                checkpoint.origin(),
                verifier(checkpoint.origin()).id(),
                Base64.getEncoder().encodeToString(signer.generateSignature()))));
  }

  /** The keys of this log: that of today, and those that were said to be earlier ones. */
  List<NoteKey> listOwn(String origin) {
    List<NoteKey> all = new ArrayList<>();
    all.add(verifier(origin));
    for (String written : earlier) {
      all.add(
          NoteKey.find(written)
              .filter(k -> k.type() == NoteKey.LOG)
              .orElseThrow(
                  () ->
                      new UnusableSetting(
                          "muwahhad.log.earlier-keys holds no verifier key: " + written,
                          "ليس في الإعداد muwahhad.log.earlier-keys مفتاح تحقق: " + written)));
    }
    return all;
  }

  /** Whether a note was signed by this log. */
  boolean isOwn(String origin, SignedNote note) {
    return listOwn(origin).stream()
        .anyMatch(k -> note.signatures().stream().anyMatch(s -> k.verifies(note.text(), s)));
  }

  private Ed25519PrivateKeyParameters get() {
    Ed25519PrivateKeyParameters held = key;
    if (held == null) {
      held = new Ed25519PrivateKeyParameters(seed(), 0);
      key = held;
    }
    return held;
  }

  private byte[] seed() {
    SecretFile secret = new SecretFile(file);
    byte[] written =
        isConfigured
            ? secret.find().orElseThrow(this::unusable)
            : secret.getOrWrite(SecretFile::freshKey);
    try {
      byte[] seed = Base64.getDecoder().decode(new String(written, UTF_8).strip());
      if (seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
        throw unusable();
      }
      return seed;
    } catch (IllegalArgumentException e) {
      throw unusable();
    }
  }

  private UnusableSetting unusable() {
    return new UnusableSetting(
        "The key of the log is not 32 bytes in Base64: " + file,
        "مفتاح السجل ليس 32 بايتًا بصيغة Base64: " + file);
  }
}
