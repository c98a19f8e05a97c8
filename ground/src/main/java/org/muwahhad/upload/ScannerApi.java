package org.muwahhad.upload;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** Whether files are scanned, and what is held back, for programs. */
@Tag(name = "scanner")
@Controller("/api/v1/scanner")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScannerApi {
  private final ViewScanner viewScanner;

  ScannerApi(ViewScanner viewScanner) {
    this.viewScanner = viewScanner;
  }

  @Get
  ViewScanner.ScannerState show(Actor actor) {
    return viewScanner.run(actor);
  }
}
