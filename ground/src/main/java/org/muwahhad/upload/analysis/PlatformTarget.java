package org.muwahhad.upload.analysis;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where files may be sent: to public addresses by HTTPS, and to the hosts that the operator names
 * in {@code muwahhad.analysis.hosts}, which may lie in the operator's own network and speak HTTP.
 * So an administrator of the pages alone cannot have the service ask what lies behind it
 * (server-side request forgery). A name that changes between the look and the connection does not
 * help either: by HTTPS the other side must have the certificate of the name.
 */
@Singleton
class PlatformTarget {
  private static final int LONGEST = 500;
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
    try {
      URI uri = new URI(url.strip());
      String host = uri.getHost();
      if (host == null
          || url.length() > LONGEST
          || uri.getRawUserInfo() != null
          || uri.getRawFragment() != null
          || uri.getRawQuery() != null
          || !url.chars().allMatch(c -> c > ' ' && c < 127)) {
        return Optional.empty();
      }
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean named = isNamed(host);
      boolean allowed =
          named ? scheme.equals("https") || scheme.equals("http") : scheme.equals("https");
      return allowed && (named || host.indexOf('.') > 0) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Looks a host up before it is asked.
   *
   * @throws IOException when it is not found, or any of its addresses is not public and the
   *     operator did not name it
   */
  void requireReachable(String host) throws IOException {
    for (InetAddress one : InetAddress.getAllByName(host)) {
      if (!isNamed(host) && !isPublic(one)) {
        throw new IOException("The address of " + host + " is not public");
      }
    }
  }

  private boolean isNamed(String host) {
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Whether an address belongs to the public internet (IANA special-purpose registries). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      return first != 0
          && first < 240
          && !(first == 100 && second >= 64 && second < 128)
          && !(first == 192 && second == 0)
          && !(first == 198 && (second == 18 || second == 19));
    }
    // Only global unicast, without what carries an IPv4 address, tunnels and documentation.
    return (first & 0xe0) == 0x20
        && !(first == 0x20 && second == 0x02)
        && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0)
        && !(first == 0x20
            && second == 0x01
            && (bytes[2] & 0xff) == 0x0d
            && (bytes[3] & 0xff) == 0xb8);
  }
}
