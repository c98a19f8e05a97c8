package org.muwahhad.web;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.shared.UnusableSetting;

/**
 * The proxies in front of the service whose word on the client is taken. Anybody can send a header
 * that names an address, so it is read only when the line comes from such a proxy, and from its
 * end: each proxy adds what it saw itself, and the first address that is no proxy of ours is the
 * client. Made at the start, so that a setting that names no network keeps the service from
 * starting.
 */
@Context
class TrustedProxies {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED = "Forwarded";
  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROTO =
      Pattern.compile("(?:^|;)\\s*proto\\s*=\\s*\"?(https?)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST =
      Pattern.compile("(?:^|;)\\s*host\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)", Pattern.CASE_INSENSITIVE);
  private static final int ANY_PORT = 0;
  private final List<IpSubnetFilterRule> networks;
  private final boolean standardHeader;

  TrustedProxies(
      @Value("${muwahhad.trusted-proxies:}") String networks,
      @Value("${muwahhad.forwarded-header:" + FORWARDED_FOR + "}") String header) {
    this.networks =
        List.of(networks.split("[,\\s]+")).stream()
            .filter(n -> !n.isBlank())
            .map(TrustedProxies::network)
            .toList();
    this.standardHeader = header.strip().equalsIgnoreCase(FORWARDED);
    if (!standardHeader && !header.strip().equalsIgnoreCase(FORWARDED_FOR)) {
      throw unusable("muwahhad.forwarded-header", header);
    }
  }

  /** The client's address: the other end of the line, or what the proxies there saw. */
  String client(HttpRequest<?> request) {
    String client = Origin.peer(request);
    List<String> seen = seen(request);
    for (int i = seen.size() - 1; i >= 0 && isTrusted(client); i--) {
      Optional<String> before = address(seen.get(i));
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
    }
    return client;
  }

  /** Whether the proxy at the other end of the line says that the client's line is encrypted. */
  boolean sayHttps(HttpRequest<?> request) {
    if (!isTrusted(Origin.peer(request))) {
      return false;
    }
    List<String> words =
        standardHeader ? elements(request, FORWARDED) : elements(request, "X-Forwarded-Proto");
    if (words.isEmpty()) {
      return false;
    }
    String last = words.get(words.size() - 1);
    if (!standardHeader) {
      return last.equalsIgnoreCase("https");
    }
    Matcher proto = PROTO.matcher(last);
    return proto.find() && proto.group(1).equalsIgnoreCase("https");
  }

  /**
   * The host that the client asked: as the proxy at the other end of the line says, or as the
   * request itself does.
   */
  String host(HttpRequest<?> request) {
    if (!isTrusted(Origin.peer(request))) {
      return Origin.named(request);
    }
    List<String> forwarded = elements(request, standardHeader ? FORWARDED : "X-Forwarded-Host");
    if (forwarded.isEmpty()) {
      return Origin.named(request);
    }
    String last = forwarded.get(forwarded.size() - 1);
    if (!standardHeader) {
      return last;
    }
    Matcher host = HOST.matcher(last);
    return host.find() ? host.group(1).replace("\"", "") : Origin.named(request);
  }

  /** Whether any proxy is named. */
  boolean areNamed() {
    return !networks.isEmpty();
  }

  private List<String> seen(HttpRequest<?> request) {
    if (networks.isEmpty()) {
      return List.of();
    }
    return standardHeader
        ? elements(request, FORWARDED).stream().map(TrustedProxies::forwardedFor).toList()
        : elements(request, FORWARDED_FOR);
  }

  private static List<String> elements(HttpRequest<?> request, String header) {
    List<String> elements = new ArrayList<>();
    for (String value : request.getHeaders().getAll(header)) {
      for (String element : value.split(",", -1)) {
        elements.add(element.strip());
      }
    }
    return elements;
  }

  private static String forwardedFor(String element) {
    Matcher found = FOR.matcher(element);
    return found.find() ? found.group(1).replace("\"", "") : "";
  }

  /** An address in digits, without its port; empty for names, {@code unknown} and the like. */
  private static Optional<String> address(String written) {
    String bare = written;
    if (bare.startsWith("[") && bare.contains("]")) {
      bare = bare.substring(1, bare.indexOf(']'));
    } else if (bare.indexOf(':') >= 0 && bare.indexOf(':') == bare.lastIndexOf(':')) {
      bare = bare.substring(0, bare.indexOf(':'));
    }
    return parsed(bare).map(InetAddress::getHostAddress);
  }

  /** Whether an address, in digits, is one of a proxy that is named. */
  boolean isTrusted(String address) {
    return parsed(address)
        .map(a -> new InetSocketAddress(a, ANY_PORT))
        .filter(a -> networks.stream().anyMatch(n -> n.matches(a)))
        .isPresent();
  }

  // Digits only: no name is ever looked up.
  private static Optional<InetAddress> parsed(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null || address.contains("%")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static IpSubnetFilterRule network(String written) {
    String[] parts = written.toLowerCase(Locale.ROOT).split("/", 2);
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
    if (bytes == null) {
      throw unusable("muwahhad.trusted-proxies", written);
    }
    try {
      int bits = parts.length == 1 ? bytes.length * Byte.SIZE : Integer.parseInt(parts[1]);
      return new IpSubnetFilterRule(parts[0], bits, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException e) {
      throw unusable("muwahhad.trusted-proxies", written);
    }
  }

  private static UnusableSetting unusable(String setting, String value) {
    return new UnusableSetting(
        setting + " cannot be “" + value + "”.",
        "لا يصلح «" + value + "» قيمةً للإعداد " + setting + ".");
  }
}
