package org.muwahhad.notification.webhook;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where webhooks may lead: to public addresses by HTTPS. A name is looked up when something is
 * sent, all of its addresses must be public, and the connection goes to one that was looked at. So
 * nobody reaches what lies behind the service's own network (server-side request forgery), also not
 * by a name that changes. {@code muwahhad.webhooks.private-networks} lifts this where programs live
 * in the same network, and then HTTP does, too.
 */
@Singleton
class WebhookTarget {
  private static final Pattern LITERAL = Pattern.compile("[\\d.]++|\\[.*+");
  private static final int LONGEST = 500;
  private final boolean privateNetworks;

  WebhookTarget(@Value("${muwahhad.webhooks.private-networks:false}") boolean privateNetworks) {
    this.privateNetworks = privateNetworks;
  }

  /** The address of a receiver, if it may be one; names are not looked up yet. */
  Optional<URI> find(String url) {
    try {
      URI uri = new URI(url.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean allowed =
          url.length() <= LONGEST
              && (scheme.equals("https") || (privateNetworks && scheme.equals("http")))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null
              && url.chars().allMatch(c -> c > ' ' && c < 127)
              && isAllowedHost(uri.getHost());
      return allowed ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isAllowedHost(String host) {
    if (privateNetworks || !LITERAL.matcher(host).matches()) {
      return privateNetworks || host.indexOf('.') > 0;
    }
    try {
      return isPublic(InetAddress.getByName(host));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Looks a host up.
   *
   * @throws IOException when it is not found, or any of its addresses is not public
   */
  InetAddress lookUp(String host) throws IOException {
    InetAddress[] all = InetAddress.getAllByName(host);
    for (InetAddress one : all) {
      if (!privateNetworks && !isPublic(one)) {
        throw new IOException("The address of " + host + " is not public");
      }
    }
    return all[0];
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
    int third = bytes[2] & 0xff;
    if (address instanceof Inet4Address) {
      boolean special =
          first == 0
              || first >= 240
              || (first == 100 && second >= 64 && second < 128)
              || (first == 192 && second == 0 && (third == 0 || third == 2))
              || (first == 198 && (second == 18 || second == 19))
              || (first == 198 && second == 51 && third == 100)
              || (first == 203 && second == 0 && third == 113);
      return !special;
    }
    // Of IPv6 only what is given out to the public, without tunnels, translations and examples.
    boolean unicast = (first & 0xe0) == 0x20;
    boolean tunnel = first == 0x20 && second == 0x02;
    boolean ofProtocols = first == 0x20 && second == 0x01 && third < 2;
    boolean example = first == 0x20 && second == 0x01 && third == 0x0d && (bytes[3] & 0xff) == 0xb8;
    return unicast && !tunnel && !ofProtocols && !example;
  }
}
