package org.muwahhad.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request came from: the client's address, whether its line was encrypted, and by which
 * host it was asked, as {@link FindOrigin} worked it out once for all.
 *
 * @param address IPv4 or IPv6 in digits, or {@code unknown}
 * @param secure whether people reach the service by HTTPS
 * @param host the host as the client named it, with its port where it named one; empty when none
 */
public record Origin(String address, boolean secure, String host) {
  private static final Pattern WHOLE_ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)");
  private static final String ATTRIBUTE = "muwahhad.origin";
  private static final String UNKNOWN = "unknown";
  private static final int NETWORK_BYTES = 8;

  /** The origin of a request. */
  public static Origin of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Origin.class)
        .orElseGet(() -> new Origin(peer(request), request.isSecure(), named(request)));
  }

  /**
   * What is counted as one where requests are counted: an IPv4 address, or the first 64 bits of an
   * IPv6 address, since anyone who has one of these has all that begin alike.
   */
  public String network() {
    byte[] bytes =
        address.contains(":") ? NetUtil.createByteArrayFromIpAddressString(address) : null;
    if (bytes == null) {
      return address;
    }
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < NETWORK_BYTES; i += 2) {
      network.append("%02x%02x:".formatted(bytes[i], bytes[i + 1]));
    }
    return network.append(":/64").toString();
  }

  /** The address at the other end of the line: the client's, or the proxy's before us. */
  static String peer(HttpRequest<?> request) {
    return Optional.ofNullable(request.getRemoteAddress().getAddress())
        .map(InetAddress::getHostAddress)
        .map(Origin::withoutZone)
        .orElse(UNKNOWN);
  }

  /**
   * The host that the request itself names: in its target where that is a whole address (RFC 9112,
   * 3.2.2), else in its header.
   */
  static String named(HttpRequest<?> request) {
    String target =
        request instanceof NettyHttpRequest<?> netty ? netty.getNativeRequest().uri() : "";
    Matcher whole = WHOLE_ADDRESS.matcher(target);
    if (whole.lookingAt()) {
      return whole.group(1);
    }
    String host = request.getHeaders().get(HttpHeaders.HOST);
    return host == null ? "" : host;
  }

  static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  void attachTo(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
