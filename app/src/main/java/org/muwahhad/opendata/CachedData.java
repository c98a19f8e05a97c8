package org.muwahhad.opendata;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
}
