package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections one network address has open; one more is closed at once. Trusted proxies
 * have as many as they like, since they bring many people.
 */
@Singleton
class ConnectionsOfOne {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionsOfOne.class);
  private final int most;
  private final TrustedProxies proxies;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final AtomicBoolean isTold = new AtomicBoolean();

  ConnectionsOfOne(
      @Value("${muwahhad.connections.of-one-address:1000}") int most, TrustedProxies proxies) {
    this.most = most;
    this.proxies = proxies;
  }

  /** Counts a connection until it is closed; closes it when its address has too many. */
  void admit(Channel connection) {
    if (!(connection.remoteAddress() instanceof InetSocketAddress peer)
        || peer.getAddress() == null) {
      return;
    }
    String address = Origin.withoutZone(peer.getAddress().getHostAddress());
    if (proxies.isTrusted(address)) {
      return;
    }
    String network = new Origin(address, false, "").network();
    int now = open.merge(network, 1, Integer::sum);
    connection
        .closeFuture()
        .addListener(
            closed -> open.computeIfPresent(network, (n, count) -> count == 1 ? null : count - 1));
    if (now > most) {
      if (!isTold.getAndSet(true)) {
        LOG.warn(
            "More than {} connections come from {}: the others are closed. If it is a proxy of"
                + " yours, name it in muwahhad.trusted-proxies",
            most,
            network);
      }
      connection.close();
    }
  }
}
