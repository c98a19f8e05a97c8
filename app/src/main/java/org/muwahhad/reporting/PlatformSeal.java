package org.muwahhad.reporting;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.signature.KeyStoreSigner;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.reports.signature.ReadSignatures;
import org.muwahhad.reports.signature.SignPdf;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.Refusal;

/**
 * The platform's own signature under every page it issues, and the authorities whose signers it
 * knows. The key is that of a PKCS #12 file that is configured; without one, an authority of the
 * deployment's own is founded once in the data directory, for demonstrations and small houses.
 */
@Singleton
public class PlatformSeal {
  private static final String PLATFORM = "CN=Muwahhad";
  private static final String AUTHORITY = "CN=Muwahhad local authority";
  private final Path folder;
  private final String keyFile;
  private final String keyPassword;
  private final String authorities;
  private volatile @Nullable Keys keys;

  PlatformSeal(
      @Value("${muwahhad.data-directory}") String dataDirectory,
      @Value("${muwahhad.signing.key-file:}") String keyFile,
      @Value("${muwahhad.signing.key-password:}") String keyPassword,
      @Value("${muwahhad.signing.authorities:}") String authorities) {
    this.folder = Path.of(dataDirectory).resolve("signing");
    this.keyFile = keyFile;
    this.keyPassword = keyPassword;
    this.authorities = authorities;
  }

  /** The platform's key, and whom it trusts. */
  private record Keys(
      Signer signer, List<X509Certificate> trusted, @Nullable LocalAuthority local) {}

  /**
   * Writes a PDF file with the platform's signature.
   *
   * @param at when it was issued, UTC
   * @param out is left open
   */
  void seal(Path pdf, Instant at, OutputStream out) throws IOException {
    try {
      new SignPdf().run(pdf, keys(at).signer(), new SignPdf.Statement("Issued", "", at, null), out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The platform's key can't sign", e);
    }
  }

  /** Reads signatures against the authorities that are known. */
  public ReadSignatures reader(Instant now) {
    return new ReadSignatures(keys(now).trusted());
  }

  /**
   * A key for somebody of a demonstration, by the authority of its own, as a PKCS #12 file.
   *
   * @throws Refusal.NotFound where the deployment has no authority of its own
   */
  public byte[] demonstrationKey(String name, Instant now, char[] password) {
    LocalAuthority local = keys(now).local();
    if (local == null) {
      throw new Refusal.NotFound("local authority");
    }
    return local.issue(name, now, password);
  }

  private Keys keys(Instant now) {
    Keys held = keys;
    if (held == null) {
      synchronized (this) {
        held = keys == null ? open(now) : keys;
        keys = held;
      }
    }
    return held;
  }

  private Keys open(Instant now) {
    try {
      if (!keyFile.isBlank()) {
        Signer signer =
            KeyStoreSigner.open(Files.readAllBytes(Path.of(keyFile)), keyPassword.toCharArray());
        List<X509Certificate> trusted = new ArrayList<>(given());
        trusted.add(signer.chain().get(signer.chain().size() - 1));
        return new Keys(signer, trusted, null);
      }
      return ofOwn(now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (KeyStoreSigner.UnusableException e) {
      throw new IllegalStateException("The key of the platform can't be used: " + e.fault(), e);
    }
  }

  private Keys ofOwn(Instant now) throws IOException, KeyStoreSigner.UnusableException {
    Files.createDirectories(folder);
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    char[] password =
        new String(
                once("password", HexFormat.of().formatHex(random).getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8)
            .toCharArray();
    LocalAuthority local =
        LocalAuthority.open(
            once("authority.p12", LocalAuthority.found(AUTHORITY, now).file(password)), password);
    Signer signer =
        KeyStoreSigner.open(once("platform.p12", local.issue(PLATFORM, now, password)), password);
    List<X509Certificate> trusted = new ArrayList<>(given());
    trusted.add(local.certificate());
    return new Keys(signer, trusted, local);
  }

  /** What a file holds, written now if it is not there; of two that write at once one is first. */
  private byte[] once(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      try {
        Path draft = Files.createTempFile(folder, name, ".new");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        Files.write(draft, content, StandardOpenOption.TRUNCATE_EXISTING);
        Files.createLink(file, draft);
        Files.delete(draft);
      } catch (FileAlreadyExistsException e) {
        // Another node of this folder was faster.
        return Files.readAllBytes(file);
      }
    }
    return Files.readAllBytes(file);
  }

  private List<X509Certificate> given() throws IOException {
    List<X509Certificate> given = new ArrayList<>();
    for (String file :
        authorities.isBlank() ? List.<String>of() : List.of(authorities.split(","))) {
      try (InputStream in = Files.newInputStream(Path.of(file.strip()))) {
        CertificateFactory.getInstance("X.509")
            .generateCertificates(in)
            .forEach(c -> given.add((X509Certificate) c));
      } catch (GeneralSecurityException e) {
        throw new IOException("No certificates: " + file, e);
      }
    }
    return given;
  }
}
