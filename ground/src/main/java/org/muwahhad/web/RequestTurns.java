package org.muwahhad.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Lets one request of a connection at a time go on: the next one only when the answer before it was
 * taken. Otherwise anyone who sends many requests at once and reads no answer fills the memory with
 * answers. While requests wait, nothing more is read. Of those that came along in one read, as many
 * wait as a limit allows; the others are dropped, and the connection ends with the answer to the
 * last that waited (RFC 9112, 9.3.2: their sender repeats what was not answered). It ends in two
 * steps (RFC 9112, 9.6): first nothing more is sent, and what still comes in is read and dropped
 * for a short time. A connection that is closed over unread requests is reset, and a reset takes
 * from the other side the answers that it has not read yet. Stands right behind the codec;
 * everything happens on the connection's own thread.
 */
final class RequestTurns extends ChannelDuplexHandler {
  /** Requests that wait for the answer to another. */
  static final int MOST_WAITING = 16;

  /** So long is read and dropped what comes in after the last answer. */
  private static final Duration LINGERING = Duration.ofSeconds(2);

  private final Queue<Object> waiting = new ArrayDeque<>();
  private int requestsWaiting;
  private boolean isBusy;
  private boolean isFull;
  private boolean isReadWanted;
  private boolean isEnding;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest && isHeldBack()) {
      isFull |= requestsWaiting == MOST_WAITING;
      requestsWaiting += isFull ? 0 : 1;
    }
    if (isFull) {
      ReferenceCountUtil.release(message);
    } else if (!waiting.isEmpty() || message instanceof HttpRequest && isHeldBack()) {
      waiting.add(message);
    } else {
      handOn(context, message);
    }
  }

  private boolean isHeldBack() {
    return isBusy || !waiting.isEmpty();
  }

  private void handOn(ChannelHandlerContext context, Object message) {
    isBusy |= message instanceof HttpRequest;
    context.fireChannelRead(message);
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (waiting.isEmpty() && !isFull || isEnding) {
      context.read();
    } else {
      isReadWanted = true;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (isEnding) {
      context.read();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean isHint =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof LastHttpContent && !isHint) {
      // Done when all of the answer has gone to the system's own buffer of the connection.
      context.write(message, promise.unvoid().addListener(taken -> later(context)));
    } else {
      context.write(message, promise);
    }
  }

  // Not from within the write, whose caller has not ended yet.
  private void later(ChannelHandlerContext context) {
    context.executor().execute(() -> next(context));
  }

  private void next(ChannelHandlerContext context) {
    isBusy = false;
    HeldUntilSent.taken(context.channel());
    if (context.isRemoved() || !context.channel().isActive()) {
      return;
    }
    if (waiting.isEmpty()) {
      if (isFull && !isEnding) {
        end(context);
      }
      return;
    }
    while (!waiting.isEmpty() && !(isBusy && waiting.peek() instanceof HttpRequest)) {
      Object message = waiting.remove();
      requestsWaiting -= message instanceof HttpRequest ? 1 : 0;
      handOn(context, message);
    }
    context.fireChannelReadComplete();
    if (isReadWanted && waiting.isEmpty() && !isFull) {
      isReadWanted = false;
      context.read();
    }
  }

  private void end(ChannelHandlerContext context) {
    isEnding = true;
    boolean isSealed = context.pipeline().get(SslHandler.class) != null;
    if (isSealed || !(context.channel() instanceof DuplexChannel channel)) {
      context.close();
      return;
    }
    channel.shutdownOutput();
    context.executor().schedule(() -> channel.close(), LINGERING.toMillis(), TimeUnit.MILLISECONDS);
    context.read();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    drop();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    drop();
  }

  private void drop() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    requestsWaiting = 0;
  }
}
