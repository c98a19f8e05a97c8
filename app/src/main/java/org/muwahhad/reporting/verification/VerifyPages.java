package org.muwahhad.reporting.verification;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.muwahhad.access.Throttle;
import org.muwahhad.opendata.bundle.ViewBundles;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Refusals;

/**
 * What anybody can verify here and how, and where the code on a printed report leads: was it issued
 * here, and what is its hash. Public.
 */
@Hidden
@Controller(VerifyPages.PATH)
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyPages {
  static final String PATH = "/verify";
  private static final String TITLE = "reporting.verify-index";
  private static final Pattern SPACE = Pattern.compile("\\s++");
  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{20}");
  private final Pages pages;
  private final VerifyDocument verifyDocument;
  private final ViewBundles bundles;

  VerifyPages(Pages pages, VerifyDocument verifyDocument, ViewBundles bundles) {
    this.pages = pages;
    this.verifyDocument = verifyDocument;
    this.bundles = bundles;
  }

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String document) {
    if (document.isBlank()) {
      return shown(request, HttpStatus.OK, Form.empty());
    }
    String number = SPACE.matcher(document).replaceAll("").toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(number).matches()) {
      return Pages.redirect(PATH + "/" + number);
    }
    Form marked =
        Refusals.mark(
            Form.empty().with("document", document),
            new Refusal.InvalidInput("document", "reporting.not-a-document-number"),
            Pages.language(request));
    return shown(request, HttpStatus.UNPROCESSABLE_ENTITY, marked);
  }

  @Get("/{documentId}")
  ModelAndView<?> show(HttpRequest<?> request, String documentId) {
    return new ModelAndView<>(
        "reporting/verification/verify",
        Map.of(
            "page",
            below(pages.of(request)).titled("reporting.verify-title"),
            "known",
            verifyDocument.run(Throttle.source(request), documentId),
            "tender",
            bundles.findOfReport(documentId).orElse("")));
  }

  /** The page below the one that says what can be verified. */
  static Page below(Page page) {
    return page.below(page.t().get(TITLE), PATH);
  }

  private HttpResponse<?> shown(HttpRequest<?> request, HttpStatus status, Form form) {
    return HttpResponse.status(status)
        .contentType(Pages.HTML)
        .body(
            new ModelAndView<>(
                "reporting/verification/verify-index",
                Map.of("page", pages.of(request).titled(TITLE), "form", form)));
  }
}
