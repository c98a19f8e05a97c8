package org.muwahhad.upload.analysis;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.SecretSeal;
import org.muwahhad.upload.MalwareScanner;

/**
 * Whom to ask: the platform that an administrator connected, else the scanner of the deployment,
 * else nobody.
 */
@Singleton
class PlatformInUse {
  private final MalwarePlatforms platforms;
  private final Optional<MalwareScanner> scanner;
  private final PlatformTarget target;
  private final SecretSeal seal;
  private final Duration timeout;
  private volatile @Nullable OpenedPlatform opened;

  PlatformInUse(
      MalwarePlatforms platforms,
      Optional<MalwareScanner> scanner,
      PlatformTarget target,
      SecretSeal seal,
      @Value("${muwahhad.analysis.timeout:60s}") Duration timeout) {
    this.platforms = platforms;
    this.scanner = scanner;
    this.target = target;
    this.seal = seal;
    this.timeout = timeout;
  }

  private record OpenedPlatform(long id, AnalysisPlatform platform) {}

  /**
   * The platform.
   *
   * @throws IOException when it may not be asked any more by the settings of the operator
   */
  Optional<AnalysisPlatform> find() throws IOException {
    Optional<MalwarePlatforms.ConnectedPlatform> connected = platforms.findInUse();
    if (connected.isEmpty()) {
      return scanner.map(ScannerPlatform::new);
    }
    MalwarePlatforms.ConnectedPlatform row = connected.get();
    OpenedPlatform known = opened;
    if (known == null || known.id() != row.id()) {
      known = new OpenedPlatform(row.id(), open(row));
      opened = known;
    }
    return Optional.of(known.platform());
  }

  /** Whether an administrator connected one. */
  boolean isConnected() {
    return platforms.findInUse().isPresent();
  }

  /** The token of a platform, sealed for the database. */
  byte[] seal(String url, String token) {
    return seal.seal(boundTo(url), token.getBytes(StandardCharsets.UTF_8));
  }

  private AnalysisPlatform open(MalwarePlatforms.ConnectedPlatform row) throws IOException {
    URI base =
        target
            .find(row.url())
            .orElseThrow(() -> new IOException("The address of the platform is not allowed"));
    String token =
        new String(seal.open(boundTo(row.url()), row.sealedToken()), StandardCharsets.UTF_8);
    return new HttpPlatform(row.name(), base, token, row.certificates(), target, timeout);
  }

  private static String boundTo(String url) {
    return "token of malware platform " + url;
  }
}
