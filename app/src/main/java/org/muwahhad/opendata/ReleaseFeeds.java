package org.muwahhad.opendata;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.XmlText;

/**
 * All releases as feeds. Without a place the newest come first, for readers; with {@code after} all
 * that followed come in their order, for programs that keep a copy: places have no gaps, and what
 * follows a place never changes.
 */
@Tag(name = "open-data")
@Controller("/feeds")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class ReleaseFeeds {
  private static final String JSON = "/feeds/releases.json";
  private static final String ATOM = "/feeds/releases.atom";
  private static final String ATOM_TYPE = "application/atom+xml;charset=utf-8";
  private static final String TITLE = "الشراء الموحد: بيانات مفتوحة – Joint purchase: open data";
  private final ViewOpenData view;
  private final PublicAddress address;

  ReleaseFeeds(ViewOpenData view, PublicAddress address) {
    this.view = view;
    this.address = address;
  }

  /** The JSON feed, version 1.1. */
  record ReleaseFeed(
      String version,
      String title,
      @JsonProperty("home_page_url") String homePageUrl,
      @JsonProperty("feed_url") String feedUrl,
      @JsonProperty("next_url") @Nullable String nextUrl,
      List<ReleaseFeedItem> items) {
    ReleaseFeed {
      items = List.copyOf(items);
    }
  }

  /** A release in the JSON feed; our own extension of it is {@code _ocds}. */
  record ReleaseFeedItem(
      String id,
      String url,
      String title,
      @JsonProperty("content_text") String contentText,
      @JsonProperty("date_published") Instant datePublished,
      List<String> tags,
      @JsonProperty("_ocds") OcdsReference ocds) {
    ReleaseFeedItem {
      tags = List.copyOf(tags);
    }
  }

  /**
   * What programs need to find a release.
   *
   * @param place by which the feed goes on after it
   * @param sha256 of the package at its address
   */
  record OcdsReference(long place, String ocid, int number, String sha256) {}

  /**
   * The releases as a JSON feed, a hundred at a time.
   *
   * @param ocid of one process; empty for all
   * @param after place of the last release that is known; 0 from the first on
   * @param before place; the releases before it, the newest first
   */
  @Get("/releases.json")
  HttpResponse<?> json(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String ocid,
      @QueryValue @Nullable Long after,
      @QueryValue @Nullable Long before) {
    view.count(Throttle.source(request));
    FeedPage page = new FeedPage(ocid, after, before);
    List<PublishedProcessQueries.PublishedRelease> some = some(page);
    return answer(
        request,
        page,
        some,
        () ->
            HttpResponse.ok(
                new ReleaseFeed(
                    "https://jsonfeed.org/version/1.1",
                    TITLE,
                    address.of("/open-data"),
                    self(JSON, page),
                    next(JSON, page, some),
                    some.stream().map(this::item).toList())));
  }

  /**
   * The same as Atom.
   *
   * @param ocid as in the other
   * @param after as in the other
   * @param before as in the other
   */
  @Get("/releases.atom")
  @Produces(ATOM_TYPE)
  HttpResponse<?> atom(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String ocid,
      @QueryValue @Nullable Long after,
      @QueryValue @Nullable Long before) {
    view.count(Throttle.source(request));
    FeedPage page = new FeedPage(ocid, after, before);
    List<PublishedProcessQueries.PublishedRelease> some = some(page);
    return answer(
        request,
        page,
        some,
        () -> HttpResponse.ok(atom(page, some)).contentType(MediaType.of(ATOM_TYPE)));
  }

  /** Which releases are asked for. */
  private record FeedPage(String ocid, @Nullable Long after, @Nullable Long before) {
    String address(String path, String place, @Nullable Long value) {
      List<String> asked = new ArrayList<>();
      if (!ocid.isEmpty()) {
        asked.add("ocid=" + URLEncoder.encode(ocid, StandardCharsets.UTF_8));
      }
      if (value != null) {
        asked.add(place + "=" + value);
      }
      return asked.isEmpty() ? path : path + "?" + String.join("&", asked);
    }
  }

  private List<PublishedProcessQueries.PublishedRelease> some(FeedPage page) {
    Long after = page.after();
    Long before = page.before();
    return after == null
        ? view.before(page.ocid(), before == null ? 0 : before)
        : view.after(page.ocid(), after);
  }

  /** A whole page after a place is the same for ever. */
  private static HttpResponse<?> answer(
      HttpRequest<?> request,
      FeedPage page,
      List<PublishedProcessQueries.PublishedRelease> some,
      java.util.function.Supplier<MutableHttpResponse<?>> answer) {
    String mark =
        some.isEmpty()
            ? "none-" + page.after()
            : some.get(0).place() + "-" + some.get(some.size() - 1).place();
    return page.after() != null && some.size() == ViewOpenData.AT_ONCE
        ? CachedData.fixed(request, mark, answer)
        : CachedData.current(request, mark, answer);
  }

  private String self(String path, FeedPage page) {
    return address.of(
        page.after() == null
            ? page.address(path, "before", page.before())
            : page.address(path, "after", page.after()));
  }

  private @Nullable String next(
      String path, FeedPage page, List<PublishedProcessQueries.PublishedRelease> some) {
    if (some.size() < ViewOpenData.AT_ONCE) {
      return null;
    }
    long last = some.get(some.size() - 1).place();
    return address.of(page.address(path, page.after() == null ? "before" : "after", last));
  }

  private String url(PublishedProcessQueries.PublishedRelease release) {
    return address.of(
        "/api/v1/open-data/processes/" + release.ocid() + "/releases/" + release.number());
  }

  private ReleaseFeedItem item(PublishedProcessQueries.PublishedRelease release) {
    return new ReleaseFeedItem(
        url(release),
        url(release),
        title(release),
        summary(release),
        release.releasedAt(),
        List.of(release.tags().split(" ")),
        new OcdsReference(release.place(), release.ocid(), release.number(), release.sha256()));
  }

  private static String title(PublishedProcessQueries.PublishedRelease release) {
    return release.title().ar() + " – " + release.title().en();
  }

  private static String summary(PublishedProcessQueries.PublishedRelease release) {
    return release.ocid() + " – " + release.tags() + " – SHA-256 " + release.sha256();
  }

  private String atom(FeedPage page, List<PublishedProcessQueries.PublishedRelease> some) {
    Instant updated =
        some.stream()
            .map(PublishedProcessQueries.PublishedRelease::releasedAt)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    XmlText feed =
        new XmlText("feed", "http://www.w3.org/2005/Atom")
            .element("id", self(ATOM, page))
            .element("title", TITLE)
            .element("updated", updated.toString());
    feed.open("author").element("name", "Muwahhad").close("author");
    feed.link("self", self(ATOM, page)).link("alternate", address.of("/open-data"));
    String next = next(ATOM, page, some);
    if (next != null) {
      feed.link("next", next);
    }
    for (PublishedProcessQueries.PublishedRelease release : some) {
      feed.open("entry")
          .element("id", url(release))
          .element("title", title(release))
          .element("updated", release.releasedAt().toString())
          .element("published", release.releasedAt().toString())
          .element("summary", summary(release))
          .link("alternate", url(release))
          .close("entry");
    }
    return feed.end();
  }
}
