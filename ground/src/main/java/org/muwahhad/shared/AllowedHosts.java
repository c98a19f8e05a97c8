package org.muwahhad.shared;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom the service may ask at addresses that people type: public addresses by HTTPS, and the hosts
 * that the operator names, which may lie in the operator's own network and speak HTTP. So an
 * administrator of the pages alone cannot have the service ask what lies behind it (server-side
 * request forgery). A name that changes between the look and the connection does not help either:
 * by HTTPS the other side must have the certificate of the name.
 */
public final class AllowedHosts {
  private final Set<String> named;

  /**
   * Hosts with those that the operator names.
   *
   * @param named parted by commas; empty for none
   */
  public AllowedHosts(String named) {
    this.named =
        Arrays.stream(named.split(","))
            .map(h -> h.strip().toLowerCase(Locale.ROOT))
            .filter(h -> !h.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** An address without a query, if it may be asked. Names are not looked up yet. */
  public Optional<URI> find(String address) {
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
   * Looks a host up before it is asked.
   *
   * @throws IOException when it is not found, or any of its addresses is not public and the
   *     operator did not name it
   */
  public void requireReachable(String host) throws IOException {
    PublicNetwork.lookUp(host, isNamed(host));
  }

  private boolean isNamed(String host) {
    return named.contains(host.toLowerCase(Locale.ROOT));
  }
}
