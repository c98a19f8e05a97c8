package org.muwahhad.upload.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.PublicAddress;

/**
 * The feed of indicators for national CERTs, in the reading part of TAXII 2.1 (OASIS). Readers come
 * with a token that an administrator gave them ({@link AdmitReader}), as a bearer's or as the
 * password of HTTP Basic, since clients of TAXII know that best.
 */
@Hidden
@Controller("/taxii2")
@Secured(SecurityRule.IS_ANONYMOUS)
class TaxiiController {
  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final String STIX = "application/stix+json;version=2.1";
  private static final String ROOT = "/taxii2/muwahhad/";
  private static final String COLLECTION = "3f0c7a52-9d0e-4b7a-8f5c-1c3f5b6a7d20";
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final int MEGABYTE = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final AdmitReader readers;
  private final IndicatorFeed feed;
  private final Throttle throttle;
  private final PublicAddress address;
  private final int mostInAMinute;

  TaxiiController(
      AdmitReader readers,
      IndicatorFeed feed,
      Throttle throttle,
      PublicAddress address,
      @Value("${muwahhad.analysis.feed-per-minute:60}") int mostInAMinute) {
    this.readers = readers;
    this.feed = feed;
    this.throttle = throttle;
    this.address = address;
    this.mostInAMinute = mostInAMinute;
  }

  /** Where the feed begins. */
  @Get
  @Produces(TAXII)
  HttpResponse<String> discover(HttpRequest<?> request) {
    return answer(
        request,
        () ->
            Map.of(
                "title",
                "Muwahhad",
                "api_roots",
                List.of(address.of(ROOT)),
                "default",
                address.of(ROOT)));
  }

  /** What the feed is. */
  @Get("/muwahhad")
  @Produces(TAXII)
  HttpResponse<String> root(HttpRequest<?> request) {
    return answer(
        request,
        () ->
            Map.of(
                "title", "Muwahhad", "versions", List.of(TAXII), "max_content_length", MEGABYTE));
  }

  /** The one collection. */
  @Get("/muwahhad/collections")
  @Produces(TAXII)
  HttpResponse<String> collections(HttpRequest<?> request) {
    return answer(request, () -> Map.of("collections", List.of(described())));
  }

  /** The collection. */
  @Get("/muwahhad/collections/{id}")
  @Produces(TAXII)
  HttpResponse<String> collection(HttpRequest<?> request, String id) {
    return answer(request, () -> requireCollection(id, described()));
  }

  /** A page of objects. */
  @Get("/muwahhad/collections/{id}/objects")
  @Produces(TAXII)
  HttpResponse<String> objects(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue("added_after") String addedAfter,
      @Nullable @QueryValue String next,
      @QueryValue(defaultValue = "100") int limit) {
    return page(request, id, addedAfter, next, limit, object -> object.content());
  }

  /** What a page of objects holds, without the objects. */
  @Get("/muwahhad/collections/{id}/manifest")
  @Produces(TAXII)
  HttpResponse<String> manifest(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue("added_after") String addedAfter,
      @Nullable @QueryValue String next,
      @QueryValue(defaultValue = "100") int limit) {
    return page(
        request,
        id,
        addedAfter,
        next,
        limit,
        object ->
            Map.of(
                "id",
                object.id(),
                "date_added",
                object.since().toString(),
                "version",
                String.valueOf(object.content().get("modified")),
                "media_type",
                STIX));
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      String id,
      @Nullable String addedAfter,
      @Nullable String next,
      int limit,
      Function<StixBundle.StixObject, Map<String, Object>> shown) {
    if (!isReader(request)) {
      return unknown();
    }
    IndicatorFeed.FeedPage page =
        requireCollection(
            id,
            feed.page(
                new IndicatorFeed.FeedChoice(
                    addedAfter, next, limit, matches(request, "type"), matches(request, "id"))));
    Map<String, Object> envelope = new LinkedHashMap<>();
    String after = page.next();
    envelope.put("more", after != null);
    if (after != null) {
      envelope.put("next", after);
    }
    envelope.put("objects", page.objects().stream().map(shown).toList());
    MutableHttpResponse<String> answer = written(envelope);
    if (!page.objects().isEmpty()) {
      Instant first = page.objects().get(0).since();
      Instant last = page.objects().get(page.objects().size() - 1).since();
      answer.header("X-TAXII-Date-Added-First", first.toString());
      answer.header("X-TAXII-Date-Added-Last", last.toString());
    }
    return answer;
  }

  private static Set<String> matches(HttpRequest<?> request, String field) {
    return request.getParameters().getAll("match[" + field + "]").stream()
        .flatMap(v -> Arrays.stream(v.split(",")))
        .filter(v -> !v.isBlank())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Object> described() {
    return Map.of(
        "id",
        COLLECTION,
        "title",
        "Malware found in files that were sent in",
        "can_read",
        true,
        "can_write",
        false,
        "media_types",
        List.of(STIX));
  }

  private static <T> T requireCollection(String id, T content) {
    if (!id.equals(COLLECTION)) {
      throw new Refusal.NotFound("collection " + id);
    }
    return content;
  }

  private HttpResponse<String> answer(
      HttpRequest<?> request, Supplier<Map<String, Object>> content) {
    return isReader(request) ? written(content.get()) : unknown();
  }

  private boolean isReader(HttpRequest<?> request) {
    throttle.require("taxii", Throttle.source(request), mostInAMinute);
    String given = request.getHeaders().getAuthorization().orElse("");
    if (given.startsWith(BEARER)) {
      return readers.isReader(given.substring(BEARER.length()).strip());
    }
    return given.startsWith(BASIC) && readers.isReader(password(given));
  }

  private static String password(String given) {
    try {
      String both =
          new String(
              Base64.getDecoder().decode(given.substring(BASIC.length()).strip()),
              StandardCharsets.UTF_8);
      return both.substring(both.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static HttpResponse<String> unknown() {
    return HttpResponse.<String>unauthorized()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Muwahhad indicators\"")
        .contentType(TAXII)
        .body("{\"title\":\"Sign in with the token of a reader\",\"http_status\":\"401\"}");
  }

  private static MutableHttpResponse<String> written(Map<String, Object> content) {
    try {
      return HttpResponse.ok(JSON.writeValueAsString(content))
          .contentType(TAXII)
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
