package org.muwahhad.tender.publication;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;

/** Published tenders for programs, without signing in. */
@Tag(name = "publications")
@Controller("/api/v1/publications")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PublicationApi {
  private final SeePublications seePublications;
  private final OcdsReleases releases;

  PublicationApi(SeePublications seePublications, OcdsReleases releases) {
    this.seePublications = seePublications;
    this.releases = releases;
  }

  @Get
  HttpResponse<SeePublications.Listing> list(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String q,
      @QueryValue @Nullable PublicState state,
      @QueryValue(defaultValue = "1") int page) {
    return Cached.data(seePublications.list(Throttle.source(request), q, state, page));
  }

  @Get("/{number}")
  HttpResponse<PublicNotice> notice(HttpRequest<?> request, String number) {
    return Cached.data(seePublications.get(Throttle.source(request), number));
  }

  /** The tender as an OCDS 1.1 release package. */
  @Get("/{number}/release")
  HttpResponse<ReleasePackage> release(HttpRequest<?> request, String number) {
    return Cached.data(releases.of(seePublications.get(Throttle.source(request), number)));
  }
}
