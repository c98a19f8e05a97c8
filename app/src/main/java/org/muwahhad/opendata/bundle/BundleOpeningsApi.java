package org.muwahhad.opendata.bundle;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** What auditors open of a bundle whose unit prices are committed to. */
@Tag(name = "publications")
@Controller("/api/v1/publications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class BundleOpeningsApi {
  private final ViewBundles view;

  BundleOpeningsApi(ViewBundles view) {
    this.view = view;
  }

  /** Salts with prices, figures of excluded bids, and details of entries. */
  @Get("/{number}/bundle/{edition}/openings")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<StreamedFile> get(Actor actor, String number, int edition) {
    return HttpResponse.ok(
        new StreamedFile(view.openings(actor, number, edition), MediaType.APPLICATION_JSON_TYPE)
            .attach(number + "-bundle-" + edition + "-openings.json"));
  }
}
