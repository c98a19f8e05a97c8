package org.muwahhad.audit.log;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.PublicNetwork;

/**
 * Where witnesses may be asked: at public addresses by HTTPS, and at the hosts that the operator
 * names in {@code muwahhad.log.witness-hosts}, which may lie in the operator's own network and
 * speak HTTP. So an administrator of the pages alone cannot have the service ask what lies behind
 * it (server-side request forgery).
 */
@Singleton
class WitnessTarget {
  private final Set<String> hosts;

  WitnessTarget(@Value("${muwahhad.log.witness-hosts:}") String hosts) {
    this.hosts =
        Arrays.stream(hosts.split(","))
            .map(h -> h.strip().toLowerCase(Locale.ROOT))
            .filter(h -> !h.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The address of a witness, if it may be one. Names are not looked up yet. */
  Optional<URI> find(String address) {
    return PublicNetwork.findPlain(address)
        .filter(uri -> uri.getRawQuery() == null && isAllowed(uri.getScheme(), uri.getHost()));
  }

  private boolean isAllowed(@Nullable String scheme, String host) {
    boolean secure = "https".equalsIgnoreCase(scheme);
    return isNamed(host)
        ? secure || "http".equalsIgnoreCase(scheme)
        : secure && host.indexOf('.') > 0;
  }

  /**
   * Looks the host of a witness up before it is asked.
   *
   * @throws IOException when it may not be asked, is not found, or any of its addresses is not
   *     public and the operator did not name it
   */
  void requireReachable(String address) throws IOException {
    String host =
        find(address)
            .map(URI::getHost)
            .orElseThrow(() -> new IOException("The address is not allowed"));
    PublicNetwork.lookUp(host, isNamed(host));
  }

  private boolean isNamed(String host) {
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }
}
