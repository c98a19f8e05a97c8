package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/** The suppliers debarred today. Public. */
@Tag(name = "suppliers")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record DebarmentListController(Answers answers, ViewDebarments view) {

  @Get(uris = {"/api/v1/debarments", "/debarments"})
  HttpResponse<List<Debarments.PublicDebarment>> list() {
    return answers.show(
        "organisation/supplier/debarred",
        "debarred",
        view.listInForce(),
        page -> page.titled("supplier.debarred"));
  }
}
