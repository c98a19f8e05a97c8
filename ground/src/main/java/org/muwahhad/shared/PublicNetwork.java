package org.muwahhad.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The public internet, to which addresses of others must belong before the service calls them. So
 * nobody reaches what lies behind the service's own network (server-side request forgery).
 */
public final class PublicNetwork {
  private static final int LONGEST = 500;

  private PublicNetwork() {}

  /**
   * An address that someone typed, if it is a plain one: of 500 visible ASCII characters at most,
   * with a host, and without a user and a fragment. Its scheme and host are not judged.
   */
  public static Optional<URI> findPlain(String url) {
    try {
      URI uri = new URI(url.strip());
      boolean plain =
          url.length() <= LONGEST
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null
              && url.chars().allMatch(c -> c > ' ' && c < 127);
      return plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Looks a host up.
   *
   * @param trusted whether addresses that are not public will do
   * @return the first of its addresses
   * @throws UnknownHostException when it is not found, or any of its addresses will not do: who is
   *     told of the exception's class alone cannot tell one from the other
   */
  public static InetAddress lookUp(String host, boolean trusted) throws UnknownHostException {
    InetAddress[] all = InetAddress.getAllByName(host);
    for (InetAddress one : all) {
      if (!trusted && !isPublic(one)) {
        throw new UnknownHostException("The address of " + host + " is not public");
      }
    }
    return all[0];
  }

  /** Whether an address belongs to the public internet (IANA special-purpose registries). */
  public static boolean isPublic(InetAddress address) {
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
              || (first == 192 && second == 88 && third == 99)
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
