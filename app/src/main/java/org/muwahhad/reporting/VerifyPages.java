package org.muwahhad.reporting;

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
import java.util.List;
import java.util.Map;
import org.muwahhad.web.Pages;

/** Where the code on a printed report leads: was it issued here, and what is its hash. Public. */
@Hidden
@Controller("/verify")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyPages {
  private final Pages pages;
  private final IssuedReports issued;

  VerifyPages(Pages pages, IssuedReports issued) {
    this.pages = pages;
    this.issued = issued;
  }

  @Get("/{documentId}")
  ModelAndView<?> show(HttpRequest<?> request, String documentId) {
    List<IssuedReports.Issued> found =
        documentId.matches("[0-9a-f]{20}") ? issued.listByDocument(documentId) : List.of();
    boolean newer =
        !found.isEmpty()
            && issued.countNewer(
                    found.get(0).subject(),
                    found.get(0).subjectId(),
                    found.get(0).part(),
                    found.get(0).report(),
                    found.get(0).dataSha256(),
                    found.get(0).issuedAt())
                > 0;
    return new ModelAndView<>(
        "reporting/verify",
        Map.of(
            "page",
            pages.of(request).titled("reporting.verify-title"),
            "documentId",
            documentId,
            "newer",
            newer,
            "files",
            found.stream()
                .map(
                    i ->
                        new IssuedFile(
                            i.report(),
                            i.edition(),
                            i.format(),
                            i.issuedAt(),
                            i.sha256(),
                            i.byteCount()))
                .toList()));
  }
}
