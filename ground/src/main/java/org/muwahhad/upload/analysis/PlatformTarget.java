package org.muwahhad.upload.analysis;

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
 * Where files may be sent: to public addresses by HTTPS, and to the hosts that the operator names
 * in {@code muwahhad.analysis.hosts}, which may lie in the operator's own network and speak HTTP.
 * So an administrator of the pages alone cannot have the service ask what lies behind it
 * (server-side request forgery). A name that changes between the look and the connection does not
 * help either: by HTTPS the other side must have the certificate of the name.
 */
@Singleton
class PlatformTarget {
  private final Set<String> hosts;

  PlatformTarget(@Value("${muwahhad.analysis.hosts:}") String hosts) {
    this.hosts =
        Arrays.stream(hosts.split(","))
            .map(h -> h.strip().toLowerCase(Locale.ROOT))
            .filter(h -> !h.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The address of a platform, if it may be one. Names are not looked up yet. */
  Optional<URI> find(String url) {
    return PublicNetwork.findPlain(url)
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
  void requireReachable(String host) throws IOException {
    PublicNetwork.lookUp(host, isNamed(host));
  }

  private boolean isNamed(String host) {
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }
}
