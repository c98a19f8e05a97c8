package org.muwahhad.reporting.verification;

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
import org.muwahhad.access.Throttle;
import org.muwahhad.opendata.bundle.ViewBundles;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;

/** Where the code on a printed report leads: was it issued here, and what is its hash. Public. */
@Hidden
@Controller("/verify")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyPages {
  private final Pages pages;
  private final VerifyDocument verifyDocument;
  private final ViewBundles bundles;

  VerifyPages(Pages pages, VerifyDocument verifyDocument, ViewBundles bundles) {
    this.pages = pages;
    this.verifyDocument = verifyDocument;
    this.bundles = bundles;
  }

  @Get("/{documentId}")
  ModelAndView<?> show(HttpRequest<?> request, String documentId) {
    return new ModelAndView<>(
        "reporting/verification/verify",
        Map.of(
            "page",
            pages.of(request).titled("reporting.verify-title"),
            "known",
            verifyDocument.run(Throttle.source(request), documentId),
            "tender",
            bundles.findOfReport(documentId).orElse("")));
  }
}
