package org.muwahhad.tender.publication;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PublicState;
import org.muwahhad.web.ReadByEverybody;

/** Published tenders for programs, without signing in. */
@Tag(name = "publications")
@Controller("/api/v1/publications")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class PublicationApi {
  private final ViewPublications viewPublications;
  private final CurrentRelease releases;
  private final ReleaseArchive kept;

  PublicationApi(ViewPublications viewPublications, CurrentRelease releases, ReleaseArchive kept) {
    this.viewPublications = viewPublications;
    this.releases = releases;
    this.kept = kept;
  }

  @Get
  HttpResponse<ViewPublications.PublicationList> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String q,
      @QueryValue @Nullable PublicState state,
      @QueryValue(defaultValue = "1") int page) {
    return CachedAnswers.data(viewPublications.list(Throttle.source(request), q, state, page));
  }

  @Get("/{number}")
  HttpResponse<PublicNotice> notice(HttpRequest<?> request, String number) {
    return CachedAnswers.data(viewPublications.get(Throttle.source(request), number));
  }

  /**
   * All that is public of the tender now as one release in an OCDS 1.1 package. The releases that
   * were published of it one by one are those of its process in the open data.
   *
   * @param sha256 digest of the release that an award report names, as it was then; of one that
   *     tells awards before they were in effect, only for committee members, central buyers and
   *     auditors
   */
  @Get("/{number}/release")
  HttpResponse<?> release(
      HttpRequest<?> request,
      @Nullable Actor actor,
      String number,
      @QueryValue @Nullable String sha256) {
    PublicNotice notice = viewPublications.get(Throttle.source(request), number);
    if (sha256 == null) {
      return CachedAnswers.data(
              releases.of(notice.tender().number()).getBytes(StandardCharsets.UTF_8))
          .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    ReleaseArchive.StoredRelease release =
        kept.find(number, sha256)
            .filter(k -> !k.isOfReaders() || isReader(actor))
            .orElseThrow(() -> new Refusal.NotFound("release " + sha256 + " of " + number));
    return HttpResponse.ok(release.content().getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static boolean isReader(@Nullable Actor actor) {
    return actor != null && actor.isAnyOf(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
  }
}
