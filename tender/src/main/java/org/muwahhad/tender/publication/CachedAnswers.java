package org.muwahhad.tender.publication;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import org.muwahhad.web.Viewer;

/**
 * Answers that browsers, and caches between them and us, may keep for a minute: what everybody sees
 * alike. A page in which somebody is signed in is kept by nobody.
 */
final class CachedAnswers {
  private static final String A_MINUTE = "public, max-age=60";

  private CachedAnswers() {}

  static HttpResponse<?> page(HttpRequest<?> request, HttpResponse<String> page) {
    return Viewer.find(request).isPresent()
        ? page
        : page.toMutableResponse().header("Cache-Control", A_MINUTE).header("Vary", "Cookie");
  }

  static <T> MutableHttpResponse<T> data(T body) {
    return HttpResponse.ok(body).header("Cache-Control", A_MINUTE);
  }
}
