package org.muwahhad.audit.log;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.muwahhad.shared.AllowedHosts;

/**
 * Where witnesses may be asked, see {@link AllowedHosts}; the operator names hosts in {@code
 * muwahhad.log.witness-hosts}.
 */
@Singleton
class WitnessTarget {
  private final AllowedHosts hosts;

  WitnessTarget(@Value("${muwahhad.log.witness-hosts:}") String hosts) {
    this.hosts = new AllowedHosts(hosts);
  }

  /** The address of a witness, if it may be one. Names are not looked up yet. */
  Optional<URI> find(String address) {
    return hosts.find(address);
  }

  /**
   * Looks the host of a witness up before it is asked.
   *
   * @throws IOException when it may not be asked, is not found, or any of its addresses is not
   *     public and the operator did not name it
   */
  void requireReachable(String address) throws IOException {
    hosts.requireReachable(
        find(address)
            .map(URI::getHost)
            .orElseThrow(() -> new IOException("The address is not allowed")));
  }
}
