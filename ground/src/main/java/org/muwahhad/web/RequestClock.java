package org.muwahhad.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
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
  private final TimeLimits limits;
  private Stage stage = Stage.UNUSED;
  private long begun = System.nanoTime();
  private long lastByte = begun;
  private long bytes;
  private int unanswered;
  private @Nullable OutgoingAnswer going;
  private long lastTaken = begun;

  RequestClock(TimeLimits limits) {
    this.limits = limits;
  }

  /**
   * After which time a connection is closed.
   *
   * @param unused without any request on it
   * @param head from the first byte of a request to the end of its headers
   * @param body from there to the end of its body
   * @param pause between two bytes of a body
   * @param start of a body, within which it may come as slowly as it likes
   * @param leastRate bytes that come in each second after the start, on average
   * @param untaken with nothing of an answer going out that is ready to go
   */
  record TimeLimits(
      Duration unused,
      Duration head,
      Duration body,
      Duration pause,
      Duration start,
      int leastRate,
      Duration untaken) {}

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
    bytes = 0;
  }

  private boolean isOver(Channel channel) {
    return isUntaken(channel) || isSlow();
  }

  /** Whether an answer waits in vain for the other side to take it. */
  private boolean isUntaken(Channel channel) {
    ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
    if (out == null || out.current() == null) {
      lastTaken = System.nanoTime();
      return false;
    }
    OutgoingAnswer now =
        new OutgoingAnswer(
            System.identityHashCode(out.current()), out.currentProgress(), out.size());
    if (!now.equals(going)) {
      going = now;
      lastTaken = System.nanoTime();
    }
    return isPast(lastTaken, limits.untaken());
  }

  /** What is going out: the piece in turn, how much of it has gone, and how many there are. */
  private record OutgoingAnswer(int piece, long progress, int pieces) {}

  private boolean isSlow() {
    return switch (stage) {
      case UNUSED -> isPast(begun, limits.unused());
      case HEAD -> isPast(begun, limits.head());
      case BODY -> isPast(begun, limits.body()) || isPast(lastByte, limits.pause()) || trickles();
      case ANSWER -> false;
    };
  }

  private boolean trickles() {
    long after = System.nanoTime() - begun - limits.start().toNanos();
    return TimeUnit.NANOSECONDS.toSeconds(after) * limits.leastRate() > bytes;
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
                    if (isOver(context.channel())) {
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
    public void channelRead(ChannelHandlerContext context, Object read) {
      lastByte = System.nanoTime();
      if (stage == Stage.UNUSED) {
        enter(Stage.HEAD);
      }
      if (read instanceof ByteBuf buffer) {
        bytes += buffer.readableBytes();
      }
      context.fireChannelRead(read);
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
