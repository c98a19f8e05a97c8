package org.muwahhad.upload;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** Whether files are scanned, and what is held back. */
@Tag(name = "scanner")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ScannerController(Answers answers, ViewScanner viewScanner) {

  @Get(uris = {"/api/v1/scanner", "/scanner"})
  HttpResponse<ViewScanner.ScannerState> show(Actor actor) {
    return answers.show(
        "upload/scanner", "state", viewScanner.run(actor), page -> page.titled("upload.scanner"));
  }
}
