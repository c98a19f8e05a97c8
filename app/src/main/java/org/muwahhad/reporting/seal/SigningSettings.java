package org.muwahhad.reporting.seal;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.muwahhad.reports.signature.Evidence;
import org.muwahhad.shared.UnusableSetting;

/**
 * How the operator wants reports signed: with which key, whose signers are known, what proves it.
 */
@Singleton
final class SigningSettings {
  private final Path folder;
  private final String keyFile;
  private final String keyPassword;
  private final String authorities;
  private final String timestampUrl;
  private final String timestampLevel;
  private final String timestampAuthorities;
  private final Duration timestampPatience;

  SigningSettings(
      @Value("${muwahhad.data-directory}") String dataDirectory,
      @Value("${muwahhad.signing.key-file:}") String keyFile,
      @Value("${muwahhad.signing.key-password:}") String keyPassword,
      @Value("${muwahhad.signing.authorities:}") String authorities,
      @Value("${muwahhad.signing.timestamp-url:}") String timestampUrl,
      @Value("${muwahhad.signing.timestamp-level:T}") String timestampLevel,
      @Value("${muwahhad.signing.timestamp-authorities:}") String timestampAuthorities,
      @Value("${muwahhad.signing.timestamp-timeout:10s}") Duration timestampPatience) {
    this.folder = Path.of(dataDirectory).resolve("signing");
    this.keyFile = keyFile;
    this.keyPassword = keyPassword;
    this.authorities = authorities;
    this.timestampUrl = timestampUrl;
    this.timestampLevel = timestampLevel;
    this.timestampAuthorities = timestampAuthorities;
    this.timestampPatience = timestampPatience;
  }

  /** Where an authority of the deployment's own lies. */
  Path folder() {
    return folder;
  }

  boolean hasKeyFile() {
    return !keyFile.isBlank();
  }

  byte[] keyFile() {
    try {
      return Files.readAllBytes(Path.of(keyFile));
    } catch (IOException e) {
      throw unreadable("muwahhad.signing.key-file", keyFile);
    }
  }

  String keyFileName() {
    return keyFile;
  }

  char[] keyPassword() {
    return keyPassword.toCharArray();
  }

  /** The authorities whose members' signatures are taken. */
  List<X509Certificate> authorities() {
    return certificates("muwahhad.signing.authorities", authorities);
  }

  /**
   * What proves a signature later.
   *
   * @param trusted authorities of signers that are known
   * @throws UnusableSetting when the settings do not go together
   */
  Evidence evidence(Collection<X509Certificate> trusted) {
    Evidence.Level level = level();
    List<URI> addresses = listed(timestampUrl).stream().map(SigningSettings::address).toList();
    if (addresses.isEmpty() && level.compareTo(Evidence.Level.T) > 0) {
      throw new UnusableSetting(
          "muwahhad.signing.timestamp-level is "
              + level
              + " without muwahhad.signing.timestamp-url",
          "الإعداد muwahhad.signing.timestamp-level قيمته "
              + level
              + " دون تحديد muwahhad.signing.timestamp-url");
    }
    if (addresses.isEmpty() || level == Evidence.Level.B) {
      return Evidence.none();
    }
    List<X509Certificate> known = new ArrayList<>(trusted);
    known.addAll(certificates("muwahhad.signing.timestamp-authorities", timestampAuthorities));
    return Evidence.of(level, addresses, known, timestampPatience);
  }

  private Evidence.Level level() {
    return Arrays.stream(Evidence.Level.values())
        .filter(l -> l.name().equals(timestampLevel.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableSetting(
                    "muwahhad.signing.timestamp-level is one of B, T, LT, LTA, not "
                        + timestampLevel,
                    "الإعداد muwahhad.signing.timestamp-level يقبل B أو T أو LT أو LTA، لا "
                        + timestampLevel));
  }

  private static URI address(String written) {
    URI address = URI.create(written);
    if (address.getHost() == null
        || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
      throw new UnusableSetting(
          "muwahhad.signing.timestamp-url has addresses of HTTP, not " + written,
          "الإعداد muwahhad.signing.timestamp-url يقبل عناوين HTTP، لا " + written);
    }
    return address;
  }

  private static List<X509Certificate> certificates(String setting, String files) {
    List<X509Certificate> given = new ArrayList<>();
    for (String file : listed(files)) {
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        CertificateFactory.getInstance("X.509")
            .generateCertificates(in)
            .forEach(c -> given.add((X509Certificate) c));
      } catch (IOException | GeneralSecurityException e) {
        throw unreadable(setting, file);
      }
    }
    return given;
  }

  private static List<String> listed(String between) {
    return Arrays.stream(between.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static UnusableSetting unreadable(String setting, String file) {
    return new UnusableSetting(
        setting + " can't be read: " + file, "تعذّرت قراءة ملف الإعداد " + setting + ": " + file);
  }
}
