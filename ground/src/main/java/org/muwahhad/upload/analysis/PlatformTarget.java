package org.muwahhad.upload.analysis;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.muwahhad.shared.AllowedHosts;

/**
 * Where files may be sent, see {@link AllowedHosts}; the operator names hosts in {@code
 * muwahhad.analysis.hosts}.
 */
@Singleton
class PlatformTarget {
  private final AllowedHosts hosts;

  PlatformTarget(@Value("${muwahhad.analysis.hosts:}") String hosts) {
    this.hosts = new AllowedHosts(hosts);
  }

  /** The address of a platform, if it may be one. Names are not looked up yet. */
  Optional<URI> find(String url) {
    return hosts.find(url);
  }

  /**
   * Looks a host up before it is asked.
   *
   * @throws IOException when it is not found, or any of its addresses is not public and the
   *     operator did not name it
   */
  void requireReachable(String host) throws IOException {
    hosts.requireReachable(host);
  }
}
