package org.muwahhad.opendata;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Answers that programs may keep, with a mark by which they ask again for nothing when nothing
 * changed. What never changes is kept for a year.
 */
final class CachedData {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String A_MINUTE = "public, max-age=60";
  private static final String AN_HOUR = "public, max-age=3600";

  private CachedData() {}

  /** What never changes. */
  static HttpResponse<?> fixed(
      HttpRequest<?> request, String mark, Supplier<MutableHttpResponse<?>> answer) {
    return answer(request, mark, FOR_EVER, answer);
  }

  /** What changes with the next act. */
  static HttpResponse<?> current(
      HttpRequest<?> request, String mark, Supplier<MutableHttpResponse<?>> answer) {
    return answer(request, mark, A_MINUTE, answer);
  }

  /** What is long, and may be an hour old. */
  static HttpResponse<?> slow(
      HttpRequest<?> request, String mark, Supplier<MutableHttpResponse<?>> answer) {
    return answer(request, mark, AN_HOUR, answer);
  }

  private static HttpResponse<?> answer(
      HttpRequest<?> request, String mark, String keep, Supplier<MutableHttpResponse<?>> answer) {
    String tag = "\"" + mark + "\"";
    MutableHttpResponse<?> response =
        isKnown(request, tag) ? HttpResponse.status(HttpStatus.NOT_MODIFIED) : answer.get();
    return response.header("ETag", tag).header("Cache-Control", keep);
  }

  private static boolean isKnown(HttpRequest<?> request, String tag) {
    String known = request.getHeaders().get("If-None-Match");
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(k -> k.equals("*") || k.equals(tag) || k.equals("W/" + tag));
  }

  /** Something that is written. */
  interface ContentSource<T> {
    void to(T target) throws IOException;
  }

  /** JSON that fits into memory. */
  static MutableHttpResponse<?> json(ContentSource<Writer> content) {
    java.io.StringWriter text = new java.io.StringWriter();
    try {
      content.to(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HttpResponse.ok(text.toString().getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /**
   * A file of any length. It is written to the disk first and is gone when it was read: a mistake
   * on the way ends as an error and not as half a file.
   */
  static MutableHttpResponse<?> file(
      String name, MediaType type, ContentSource<OutputStream> content) {
    try {
      Path file = Files.createTempFile("open-data", ".tmp");
      try {
        try (OutputStream to = Files.newOutputStream(file)) {
          content.to(to);
        }
        return HttpResponse.ok(
            new StreamedFile(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), type)
                .attach(name));
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text file of any length in UTF-8. */
  static MutableHttpResponse<?> lines(String name, MediaType type, ContentSource<Writer> content) {
    return file(
        name,
        type,
        to -> {
          Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
          content.to(text);
          text.flush();
        });
  }
}
