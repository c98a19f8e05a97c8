package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts by which the service may be asked. With a public address that is its host alone,
 * whatever the port. Without one a service that listens on loopback alone, with no proxy named,
 * answers to the names of this machine: a foreign site whose name leads here has no part in it.
 * Otherwise nobody told the service its names, and it answers to any.
 */
@Singleton
class OurHosts {
  private static final String LOCALHOST = "localhost";
  private final Optional<String> publicHost;
  private final boolean thisMachineOnly;

  OurHosts(
      @Value("${muwahhad.public-url:}") String publicUrl,
      @Value("${micronaut.server.host:}") String listensOn,
      TrustedProxies proxies) {
    this.publicHost = publicUrl.isBlank() ? Optional.empty() : hostOf(publicUrl.strip());
    this.thisMachineOnly =
        publicHost.isEmpty() && isThisMachine(bare(listensOn)) && !proxies.areNamed();
  }

  /** Whether a host, with or without its port, is one of ours. */
  boolean include(String host) {
    String name = bare(host);
    return publicHost.map(name::equals).orElse(!thisMachineOnly || isThisMachine(name));
  }

  private static Optional<String> hostOf(String url) {
    return Optional.ofNullable(URI.create(url).getHost()).map(OurHosts::bare);
  }

  /** In small letters, without the port, without a point at the end, without brackets. */
  private static String bare(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith("[")) {
      int end = name.indexOf(']');
      return end < 0 ? name : name.substring(1, end);
    }
    if (name.indexOf(':') == name.lastIndexOf(':') && name.indexOf(':') >= 0) {
      name = name.substring(0, name.indexOf(':'));
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isThisMachine(String name) {
    if (name.equals(LOCALHOST) || name.endsWith("." + LOCALHOST)) {
      return true;
    }
    // Digits only: no name is ever looked up.
    byte[] address = NetUtil.createByteArrayFromIpAddressString(name);
    if (address == null) {
      return false;
    }
    try {
      return InetAddress.getByAddress(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
