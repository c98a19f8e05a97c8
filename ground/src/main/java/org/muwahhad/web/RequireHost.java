package org.muwahhad.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a request that does not say once, and clearly, to which host it goes (RFC 9112, 3.2): a
 * proxy in front may read another one than we do. HTTP/1.0, which health checks may speak, may
 * leave it out. A request for a host that is not one of {@link OurHosts} is misdirected (RFC 9110,
 * 15.5.20), but for what operators' probes ask, which know a node by its address.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequireHost {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~%!$&'()*+,;=-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");

  private static final Logger LOG = LoggerFactory.getLogger(RequireHost.class);
  private static final Set<String> OF_PROBES = Set.of("/health", "/prometheus");

  private final Refusals refusals;
  private final OurHosts ours;
  private final AtomicBoolean isToldOfOther = new AtomicBoolean();

  RequireHost(Refusals refusals, OurHosts ours) {
    this.refusals = refusals;
    this.ours = ours;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    List<String> hosts = request.getHeaders().getAll(HttpHeaders.HOST);
    boolean clear =
        hosts.isEmpty()
            ? isOld(request)
            : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    if (!clear || !HOST.matcher(Origin.named(request)).matches()) {
      return refused(request, HttpStatus.BAD_REQUEST);
    }
    String host = Origin.of(request).host();
    if (host.isEmpty() || ours.include(host) || isOfProbe(request)) {
      return null;
    }
    if (!isToldOfOther.getAndSet(true)) {
      LOG.warn(
          "Asked by the host “{}”, which is not that of --public-url: answered 421, and so is every"
              + " such request; a proxy has to pass on the Host it was asked by",
          host.replaceAll("[^\\x21-\\x7e]", "?"));
    }
    return refused(request, HttpStatus.MISDIRECTED_REQUEST);
  }

  private MutableHttpResponse<?> refused(HttpRequest<?> request, HttpStatus status) {
    MutableHttpResponse<?> answer = refusals.respondStatus(request, status);
    // The filter that gives every answer its headers has not had its turn.
    ResponseHeaders.addTo(answer);
    return answer;
  }

  private static boolean isOfProbe(HttpRequest<?> request) {
    String path = request.getPath();
    return OF_PROBES.contains(path) || path.startsWith("/health/");
  }

  /** Before HTTP/1.1. */
  private static boolean isOld(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        && netty.getNativeRequest().protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
  }
}
