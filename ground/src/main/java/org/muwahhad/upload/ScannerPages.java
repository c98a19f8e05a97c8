package org.muwahhad.upload;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Pages;

/** Whether files are scanned, and what is held back, in the browser. */
@Hidden
@Controller("/scanner")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScannerPages {
  private final Pages pages;
  private final ViewScanner viewScanner;

  ScannerPages(Pages pages, ViewScanner viewScanner) {
    this.pages = pages;
    this.viewScanner = viewScanner;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor) {
    ViewScanner.ScannerState state = viewScanner.run(actor);
    return new ModelAndView<>(
        "upload/scanner",
        Map.of("page", pages.of(request).titled("upload.scanner"), "state", state));
  }
}
