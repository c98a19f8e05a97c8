package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a request whose body comes in a coding that is not taken, before anything of the body is
 * read: then nobody can know where it ends or what it says (RFC 9112, 6.1). The only transfer
 * coding is {@code chunked}, named once; contents are plain, or packed once by gzip or deflate; and
 * no other expectation is met than {@code 100-continue}. The request goes on without its body as
 * one that could not be read, what follows on the connection is dropped, and it ends with the
 * answer.
 */
final class RequestFraming extends ChannelInboundHandlerAdapter {
  private static final String CHUNKED = "chunked";
  private static final String CONTINUE = "100-continue";
  private static final Set<String> CONTENTS =
      Set.of("identity", "gzip", "x-gzip", "deflate", "x-deflate");
  private static final List<AsciiString> OF_BODY =
      List.of(
          HttpHeaderNames.TRANSFER_ENCODING,
          HttpHeaderNames.CONTENT_ENCODING,
          HttpHeaderNames.CONTENT_LENGTH,
          HttpHeaderNames.EXPECT);

  private boolean isRefused;

  /** Why a body is not read. */
  private static final class UnreadableBody extends DecoderException {
    private final transient HttpStatus status;

    UnreadableBody(HttpStatus status) {
      super(status.getReason());
      this.status = status;
    }

    // A stranger caused it, as often as he likes: where it was made reveals nothing.
    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  /** With which status a request is answered whose body is not read for the coding it comes in. */
  static Optional<HttpStatus> refusal(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
            && netty.getNativeRequest().decoderResult().cause() instanceof UnreadableBody unreadable
        ? Optional.of(unreadable.status)
        : Optional.empty();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (isRefused) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof io.netty.handler.codec.http.HttpRequest request
        && request.decoderResult().isSuccess()) {
      Optional<HttpStatus> fault = fault(request);
      if (fault.isPresent()) {
        isRefused = true;
        ReferenceCountUtil.release(message);
        context.fireChannelRead(withoutBody(request, new UnreadableBody(fault.get())));
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        return;
      }
    }
    if (message instanceof LastHttpContent end && end.decoderResult().isFailure()) {
      // After the request itself was looked at: for one that is answered without its body, what is
      // wrong with the body is no failure of ours.
      context.executor().execute(() -> pass(context, message));
      return;
    }
    context.fireChannelRead(message);
  }

  private static void pass(ChannelHandlerContext context, Object message) {
    if (context.isRemoved()) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static DefaultHttpRequest withoutBody(
      io.netty.handler.codec.http.HttpRequest request, UnreadableBody cause) {
    HttpHeaders headers = request.headers().copy();
    OF_BODY.forEach(headers::remove);
    DefaultHttpRequest bare =
        new DefaultHttpRequest(request.protocolVersion(), request.method(), request.uri(), headers);
    bare.setDecoderResult(DecoderResult.failure(cause));
    return bare;
  }

  private static Optional<HttpStatus> fault(io.netty.handler.codec.http.HttpRequest request) {
    HttpHeaders headers = request.headers();
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      // The protocol before 1.1 has no codings: anyone who passed it on may have read another end.
      if (request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
        return Optional.of(HttpStatus.BAD_REQUEST);
      }
      List<String> codings = named(headers, HttpHeaderNames.TRANSFER_ENCODING);
      if (!codings.equals(List.of(CHUNKED))) {
        return Optional.of(
            codings.stream().allMatch(CHUNKED::equals)
                ? HttpStatus.BAD_REQUEST
                : HttpStatus.NOT_IMPLEMENTED);
      }
    }
    List<String> contents = named(headers, HttpHeaderNames.CONTENT_ENCODING);
    if (contents.size() > 1 || !CONTENTS.containsAll(contents)) {
      return Optional.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    return named(headers, HttpHeaderNames.EXPECT).stream().allMatch(CONTINUE::equals)
        ? Optional.empty()
        : Optional.of(HttpStatus.EXPECTATION_FAILED);
  }

  /** What a header names, of all its lines; an empty word where there is nothing between commas. */
  private static List<String> named(HttpHeaders headers, AsciiString header) {
    return headers.getAll(header).stream()
        .flatMap(line -> List.of(line.split(",", -1)).stream())
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .toList();
  }
}
