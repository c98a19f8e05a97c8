package org.muwahhad.upload;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.exceptions.HttpStatusException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.netty.handler.codec.http.multipart.MemoryFileUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Sha256;

/**
 * The hash of a file in a form, while the form comes in: nothing of it is kept, so that any number
 * of people may send a file of any size at the same time.
 */
public final class HashSentFile {
  private static final int PIECE = 64 * 1024;
  private static final int MOST_FIELDS = 16;
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int LONGEST_FIELD = 4 * 1024;

  private HashSentFile() {}

  /**
   * Reads a form to its end.
   *
   * @param field of the file
   * @param most bytes of the file and of the other fields together
   * @return the SHA-256 in hexadecimal digits; empty when there is no such file, or nothing in it
   * @throws HttpStatusException 400 when it is no form with files, 413 when it is longer
   */
  public static Optional<String> run(HttpRequest<?> request, String field, long most) {
    DefaultHttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    head.headers()
        .set(
            HttpHeaderNames.CONTENT_TYPE,
            request.getHeaders().get(HttpHeaderNames.CONTENT_TYPE.toString()));
    Digests digests = new Digests();
    HttpPostMultipartRequestDecoder form = decoder(digests, head);
    try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      form.setDiscardThreshold(PIECE);
      long length = 0;
      byte[] piece = new byte[PIECE];
      for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
        length += n;
        if (length > most) {
          throw new HttpStatusException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Too long");
        }
        form.offer(new DefaultHttpContent(Unpooled.copiedBuffer(piece, 0, n)));
      }
      form.offer(LastHttpContent.EMPTY_LAST_CONTENT);
      return digests.find(form, field);
    } catch (IOException | DecoderException | IllegalArgumentException e) {
      throw unreadable();
    } finally {
      form.destroy();
    }
  }

  private static HttpPostMultipartRequestDecoder decoder(Digests to, DefaultHttpRequest head) {
    if (!HttpPostRequestDecoder.isMultipart(head)) {
      throw unreadable();
    }
    try {
      return new HttpPostMultipartRequestDecoder(
          to, head, StandardCharsets.UTF_8, MOST_FIELDS, LONGEST_HEAD);
    } catch (DecoderException e) {
      throw unreadable();
    }
  }

  private static HttpStatusException unreadable() {
    return new HttpStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read");
  }

  /** Makes the fields of a form: of files only the digest, of others a short text. */
  private static final class Digests extends DefaultHttpDataFactory {
    Digests() {
      super(false);
      setMaxLimit(LONGEST_FIELD);
    }

    @Override
    public FileUpload createFileUpload(
        io.netty.handler.codec.http.HttpRequest request,
        String name,
        String filename,
        String contentType,
        String contentTransferEncoding,
        Charset charset,
        long size) {
      return new DigestedFile(name, filename, contentType, contentTransferEncoding, charset, size);
    }

    Optional<String> find(HttpPostMultipartRequestDecoder form, String field) {
      List<InterfaceHttpData> named = form.getBodyHttpDatas(field);
      for (InterfaceHttpData part : named == null ? List.<InterfaceHttpData>of() : named) {
        if (part instanceof DigestedFile file && file.isCompleted() && file.length() > 0) {
          return Optional.of(HexFormat.of().formatHex(file.digest.digest()));
        }
      }
      return Optional.empty();
    }
  }

  /** A file of which only the digest is kept. */
  private static final class DigestedFile extends MemoryFileUpload {
    private final MessageDigest digest = Sha256.digest();

    DigestedFile(
        String name,
        String filename,
        String contentType,
        String contentTransferEncoding,
        Charset charset,
        long size) {
      super(name, filename, contentType, contentTransferEncoding, charset, size);
    }

    @Override
    public void addContent(ByteBuf buffer, boolean last) throws IOException {
      try {
        size += buffer.readableBytes();
        digest.update(buffer.nioBuffer());
      } finally {
        buffer.release();
      }
      if (last) {
        setCompleted();
      }
    }
  }
}
