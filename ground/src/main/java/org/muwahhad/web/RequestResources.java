package org.muwahhad.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.shared.Refusal;

/**
 * What a request holds of a node until it is answered. When its sender goes away before any thread
 * works for it, it gives everything back at once. From then on the work goes on to its end, so what
 * it holds stays held until then: anyone who hangs up has no more threads at work than others.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestResources {
  private static final String ATTRIBUTE = "muwahhad.held";

  /** All that one request holds. */
  private static final class RequestHoldings {
    final ChannelFuture closed;
    final ChannelFutureListener gone = future -> leaveUnlessBegun();
    private final List<Runnable> all = new ArrayList<>();
    private boolean begun;
    private boolean over;

    RequestHoldings(ChannelFuture closed) {
      this.closed = closed;
    }

    void add(Runnable release) {
      synchronized (all) {
        if (!over) {
          all.add(release);
          return;
        }
      }
      release.run();
    }

    void begin() {
      synchronized (all) {
        begun = true;
      }
    }

    private void leaveUnlessBegun() {
      synchronized (all) {
        if (begun) {
          return;
        }
      }
      leave();
    }

    void leave() {
      List<Runnable> held;
      synchronized (all) {
        over = true;
        held = List.copyOf(all);
        all.clear();
      }
      held.forEach(Runnable::run);
      closed.removeListener(gone);
    }
  }

  /**
   * Reports that a thread works for a request from now on, until it is answered.
   *
   * @throws Refusal.Busy when its sender is gone, so that nothing is begun for nobody
   */
  static void begin(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      RequestHoldings held = held(netty);
      held.begin();
      if (held.closed.isDone()) {
        throw new Refusal.Busy(1);
      }
    }
  }

  /** Has something given back when the request is answered, or at once where none can be gone. */
  static void until(HttpRequest<?> request, Runnable release) {
    if (request instanceof NettyHttpRequest<?> netty) {
      held(netty).add(release);
    } else {
      release.run();
    }
  }

  /**
   * Has something given back when the request is answered and its sender has taken all of the
   * answer, or is gone.
   */
  static void untilTaken(HttpRequest<?> request, Runnable release) {
    if (request instanceof NettyHttpRequest<?> netty) {
      Channel connection = netty.getChannelHandlerContext().channel();
      held(netty).add(() -> HeldUntilSent.add(connection, release));
    } else {
      release.run();
    }
  }

  private static RequestHoldings held(NettyHttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, RequestHoldings.class)
        .orElseGet(
            () -> {
              // Who goes away in the middle of a file is never answered.
              RequestHoldings held =
                  new RequestHoldings(request.getChannelHandlerContext().channel().closeFuture());
              request.setAttribute(ATTRIBUTE, held);
              held.closed.addListener(held.gone);
              return held;
            });
  }

  /** Whose request it is where places and room are shared out: a person, or a network address. */
  static String party(HttpRequest<?> request) {
    return request
        .getUserPrincipal()
        .map(Principal::getName)
        .map(login -> "person " + login)
        .orElseGet(() -> "address " + Origin.of(request).network());
  }

  @ResponseFilter
  void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(ATTRIBUTE, RequestHoldings.class).ifPresent(RequestHoldings::leave);
  }
}
