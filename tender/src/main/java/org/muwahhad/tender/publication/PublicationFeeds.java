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
import org.muwahhad.web.XmlText;

/**
 * New tenders as feeds that programs of readers fetch, by codes of the common procurement
 * vocabulary. For everybody: without an account, and without anything kept of the person who reads.
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
    XmlText feed =
        new XmlText("feed", "http://www.w3.org/2005/Atom")
            .element("id", self)
            .element("title", TITLE)
            .element("updated", updated.toString());
    feed.open("author").element("name", "Muwahhad").close("author").link("self", self);
    for (PublishedTenderQueries.PublishedTenderRow tender : tenders) {
      feed.open("entry")
          .element("id", url(tender))
          .element("title", title(tender.title()))
          .element("updated", tender.publishedAt().toString())
          .element("published", tender.publishedAt().toString())
          .element("summary", summary(tender))
          .link("alternate", url(tender))
          .close("entry");
    }
    return feed.end();
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
