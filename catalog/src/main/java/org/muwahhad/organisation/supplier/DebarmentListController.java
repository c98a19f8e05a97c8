package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/** The suppliers debarred today. Public. */
@Tag(name = "suppliers")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record DebarmentListController(Answers answers, ViewDebarments view) {

  /** A page of 25 debarments in force, by the name of the supplier; empty past the end. */
  @Get(uris = {"/api/v1/debarments", "/debarments"})
  HttpResponse<List<Debarments.PublicDebarment>> list(
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<Debarments.PublicDebarment> all =
        view.listInForce(new ListChoice("/debarments", q, filter, sort, page));
    return answers.showList(
        "organisation/supplier/debarred",
        all,
        frame -> Map.of("page", frame.titled("supplier.debarred"), "all", all));
  }
}
