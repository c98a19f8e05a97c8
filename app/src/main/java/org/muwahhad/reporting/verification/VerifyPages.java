package org.muwahhad.reporting.verification;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Refusals;

/**
 * What anybody can verify here and how, and where the code on a printed report leads: was it issued
 * here, and what is its hash. Public.
 */
@Hidden
@Controller(VerifyPages.PATH)
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record VerifyPages(Answers answers, VerifyDocument verifyDocument) {
  static final String PATH = "/verify";
  private static final String TITLE = "reporting.verify-index";
  private static final Pattern SPACE = Pattern.compile("\\s++");
  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{20}");

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String document) {
    if (document.isBlank()) {
      return shown(Form.empty());
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
    return shown(marked).toMutableResponse().status(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  @Get("/{documentId}")
  HttpResponse<String> show(HttpRequest<?> request, String documentId) {
    return answers.page(
        "reporting/verification/verify",
        page ->
            Map.of(
                "page",
                below(page).titled("reporting.verify-title"),
                "known",
                verifyDocument.run(Throttle.source(request), documentId)));
  }

  /** The page below the one that says what can be verified. */
  static Page below(Page page) {
    return page.below(page.t().get(TITLE), PATH);
  }

  private HttpResponse<String> shown(Form form) {
    return answers.page(
        "reporting/verification/verify-index",
        page -> Map.of("page", page.titled(TITLE), "form", form));
  }
}
