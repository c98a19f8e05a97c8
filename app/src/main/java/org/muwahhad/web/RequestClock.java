package org.muwahhad.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long one connection takes to say what it wants. Before the codec it sees bytes, after it
 * requests and answers; everything happens on the connection's own thread.
 */
final class RequestClock {
  private static final long LOOKS_A_SECOND = 2;
  private final Limits limits;
  private Stage stage = Stage.UNUSED;
  private long begun = System.nanoTime();
  private long lastByte = begun;
  private int unanswered;

  RequestClock(Limits limits) {
    this.limits = limits;
  }

  /**
   * After which time a connection is closed.
   *
   * @param unused without any request on it
   * @param head from the first byte of a request to the end of its headers
   * @param body from there to the end of its body
   * @param pause between two bytes of a body
   */
  record Limits(Duration unused, Duration head, Duration body, Duration pause) {}

  private enum Stage {
    UNUSED,
    HEAD,
    BODY,
    ANSWER
  }

  ChannelHandler bytes() {
    return new Bytes();
  }

  ChannelHandler requests() {
    return new Requests();
  }

  private void enter(Stage next) {
    stage = next;
    begun = System.nanoTime();
    lastByte = begun;
  }

  private boolean isOver() {
    return switch (stage) {
      case UNUSED -> isPast(begun, limits.unused());
      case HEAD -> isPast(begun, limits.head());
      case BODY -> isPast(begun, limits.body()) || isPast(lastByte, limits.pause());
      case ANSWER -> false;
    };
  }

  private static boolean isPast(long since, Duration limit) {
    return System.nanoTime() - since > limit.toNanos();
  }

  private final class Bytes extends ChannelInboundHandlerAdapter {
    private @Nullable ScheduledFuture<?> look;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      long millis = TimeUnit.SECONDS.toMillis(1) / LOOKS_A_SECOND;
      look =
          context
              .executor()
              .scheduleWithFixedDelay(
                  () -> {
                    if (isOver()) {
                      context.close();
                    }
                  },
                  millis,
                  millis,
                  TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
      stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      stop();
      context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      lastByte = System.nanoTime();
      if (stage == Stage.UNUSED) {
        enter(Stage.HEAD);
      }
      context.fireChannelRead(bytes);
    }

    private void stop() {
      ScheduledFuture<?> looks = look;
      if (looks != null) {
        looks.cancel(false);
      }
    }
  }

  private final class Requests extends ChannelDuplexHandler {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        unanswered++;
        enter(Stage.BODY);
      }
      if (message instanceof LastHttpContent) {
        enter(unanswered > 0 ? Stage.ANSWER : Stage.UNUSED);
      }
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      boolean isHint =
          message instanceof HttpResponse response
              && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (message instanceof LastHttpContent && !isHint) {
        unanswered = Math.max(0, unanswered - 1);
        if (unanswered == 0 && stage == Stage.ANSWER) {
          enter(Stage.UNUSED);
        }
      }
      context.write(message, promise);
    }
  }
}
