package org.muwahhad.tender.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
import java.util.List;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.ReadByEverybody;

/**
 * New tenders as feeds that programs of readers fetch, by codes of the common procurement
 * vocabulary. For everybody: without an account, and without anything kept of who reads.
 */
@Tag(name = "publications")
@Controller("/feeds")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class PublicationFeeds {
  private static final String ATOM = "application/atom+xml;charset=utf-8";
  private static final String TITLE = "منافسات الشراء الموحد – Joint tenders of the GCC states";
  private final ViewPublications viewPublications;
  private final PublicAddress address;

  PublicationFeeds(ViewPublications viewPublications, PublicAddress address) {
    this.viewPublications = viewPublications;
    this.address = address;
  }

  /**
   * A tender in the JSON feed; see jsonfeed.org.
   *
   * @param datePublished UTC
   */
  record FeedItem(
      String id,
      String url,
      String title,
      @JsonProperty("content_text") String contentText,
      @JsonProperty("date_published") Instant datePublished) {}

  /** The JSON feed, version 1.1. */
  record JsonFeed(
      String version,
      String title,
      @JsonProperty("home_page_url") String homePageUrl,
      @JsonProperty("feed_url") String feedUrl,
      List<FeedItem> items) {
    JsonFeed {
      items = List.copyOf(items);
    }
  }

  /**
   * The fifty tenders published last, as Atom.
   *
   * @param cpv codes or first digits of codes, with commas or spaces between them; none for all
   */
  @Get("/publications.atom")
  @Produces(ATOM)
  HttpResponse<String> atom(HttpRequest<?> request, @QueryValue(defaultValue = "") String cpv) {
    CpvCodes codes = CpvCodes.read(cpv);
    List<PublishedTenderQueries.PublishedTenderRow> tenders =
        viewPublications.newest(Throttle.source(request), codes);
    return CachedAnswers.data(atom(tenders, self("/feeds/publications.atom", codes)));
  }

  /**
   * The same as a JSON feed.
   *
   * @param cpv as in the other
   */
  @Get("/publications.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<JsonFeed> json(HttpRequest<?> request, @QueryValue(defaultValue = "") String cpv) {
    CpvCodes codes = CpvCodes.read(cpv);
    return CachedAnswers.data(
        new JsonFeed(
            "https://jsonfeed.org/version/1.1",
            TITLE,
            address.of("/publications"),
            self("/feeds/publications.json", codes),
            viewPublications.newest(Throttle.source(request), codes).stream()
                .map(
                    t ->
                        new FeedItem(url(t), url(t), title(t.title()), summary(t), t.publishedAt()))
                .toList()));
  }

  private String atom(List<PublishedTenderQueries.PublishedTenderRow> tenders, String self) {
    Instant updated = tenders.isEmpty() ? Instant.EPOCH : tenders.get(0).publishedAt();
    StringBuilder feed =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
            .append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(feed, "id", self);
    element(feed, "title", TITLE);
    element(feed, "updated", updated.toString());
    feed.append("<author><name>Muwahhad</name></author>\n")
        .append("<link rel=\"self\" href=\"")
        .append(escaped(self))
        .append("\"/>\n");
    for (PublishedTenderQueries.PublishedTenderRow tender : tenders) {
      feed.append("<entry>\n");
      element(feed, "id", url(tender));
      element(feed, "title", title(tender.title()));
      element(feed, "updated", tender.publishedAt().toString());
      element(feed, "published", tender.publishedAt().toString());
      element(feed, "summary", summary(tender));
      feed.append("<link rel=\"alternate\" href=\"")
          .append(escaped(url(tender)))
          .append("\"/>\n</entry>\n");
    }
    return feed.append("</feed>\n").toString();
  }

  private static void element(StringBuilder feed, String name, String text) {
    feed.append('<').append(name).append('>').append(escaped(text));
    feed.append("</").append(name).append(">\n");
  }

  /** What XML allows, with its signs escaped. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private String self(String path, CpvCodes codes) {
    String cpv = codes.text();
    return address.of(
        cpv.isEmpty() ? path : path + "?cpv=" + URLEncoder.encode(cpv, StandardCharsets.UTF_8));
  }

  private String url(PublishedTenderQueries.PublishedTenderRow tender) {
    return address.of("/publications/" + tender.number());
  }

  private static String title(Bilingual title) {
    return title.ar() + " – " + title.en();
  }

  /** Number and deadline, which programs and people read alike. */
  private static String summary(PublishedTenderQueries.PublishedTenderRow tender) {
    return tender.number() + " – " + tender.deadlineAt();
  }
}
