package org.muwahhad.tender.publication;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedIn;
import org.muwahhad.access.Throttle;
import org.muwahhad.tender.PublicState;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Texts;

/** Published tenders in the browser, for everybody: the list, and the notice of each. */
@Hidden
@Controller("/publications")
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
class PublicationPages {
  private final Answers answers;
  private final ViewPublications viewPublications;
  private final boolean eforms;

  /**
   * @param eformsBuyer in whose name notices are published in the EU's format; empty without
   */
  PublicationPages(
      Answers answers,
      ViewPublications viewPublications,
      @Value("${muwahhad.eforms.buyer.name:}") String eformsBuyer) {
    this.answers = answers;
    this.viewPublications = viewPublications;
    this.eforms = !eformsBuyer.isBlank();
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "1") int page) {
    Optional<PublicState> wanted =
        Arrays.stream(PublicState.values()).filter(s -> s.name().equals(state)).findFirst();
    String wantedName = wanted.map(PublicState::name).orElse("");
    ViewPublications.PublicationList listing =
        viewPublications.list(Throttle.source(request), q, wanted.orElse(null), page);
    return CachedAnswers.page(
        request,
        answers.page(
            "tender/publication/list",
            frame ->
                Map.of(
                    "page",
                    frame.titled("publication.title"),
                    "listing",
                    listing,
                    "words",
                    q,
                    "state",
                    wantedName,
                    "states",
                    states(frame.t()),
                    "mayAlert",
                    SignedIn.find(request).map(s -> s.actor().is(Role.BIDDER)).orElse(false),
                    "numbers",
                    new PageNumbers(
                        listing.page(),
                        ViewPublications.PAGE_SIZE,
                        listing.total(),
                        "/publications",
                        Map.of("q", q, "state", wantedName)))));
  }

  @Get("/{number}")
  HttpResponse<?> notice(HttpRequest<?> request, String number) {
    PublicNotice notice = viewPublications.get(Throttle.source(request), number);
    return CachedAnswers.page(
        request,
        answers.page(
            "tender/publication/notice",
            page ->
                Map.of(
                    "page",
                    page.below(page.t().get("publication.title"), "/publications")
                        .titledAs(page.t().of(notice.tender().title())),
                    "notice",
                    notice,
                    "eforms",
                    eforms && notice.callsForCompetition(),
                    "mayBid",
                    SignedIn.find(request).map(s -> s.actor().is(Role.BIDDER)).orElse(true))));
  }

  /** A file of the dossier, always saved. */
  @Get("/{number}/documents/{editionId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> document(HttpRequest<?> request, String number, long editionId) {
    return viewPublications.document(Throttle.source(request), number, editionId);
  }

  private static List<Option> states(Texts t) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", t.get("publication.state.all")));
    for (PublicState state : PublicState.values()) {
      options.add(new Option(state.name(), t.get("publication.state." + state)));
    }
    return options;
  }
}
