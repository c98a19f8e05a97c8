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
import java.util.regex.Pattern;

/**
 * Refuses a request that does not say once, and clearly, to which host it goes (RFC 9112, 3.2): a
 * proxy in front may read another one than we do. HTTP/1.0, which health checks may speak, may
 * leave it out.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequireHost {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~%!$&'()*+,;=-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");

  private final Refusals refusals;

  RequireHost(Refusals refusals) {
    this.refusals = refusals;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    List<String> hosts = request.getHeaders().getAll(HttpHeaders.HOST);
    boolean clear =
        hosts.isEmpty()
            ? isOld(request)
            : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    if (clear) {
      return null;
    }
    MutableHttpResponse<?> answer = refusals.respondStatus(request, HttpStatus.BAD_REQUEST);
    // The filter that gives every answer its headers has not had its turn.
    ResponseHeaders.addTo(answer);
    return answer;
  }

  /** Before HTTP/1.1. */
  private static boolean isOld(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        && netty.getNativeRequest().protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
  }
}
