package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;

/** The suppliers debarred today, as a page and for programs. Public. */
@Tag(name = "suppliers")
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class DebarmentListPages {
  private final Pages pages;
  private final ViewDebarments view;

  DebarmentListPages(Pages pages, ViewDebarments view) {
    this.pages = pages;
    this.view = view;
  }

  @io.swagger.v3.oas.annotations.Hidden
  @Get("/debarments")
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request) {
    return new ModelAndView<>(
        "organisation/supplier/debarred",
        Map.of(
            "page", pages.of(request).titled("supplier.debarred"), "debarred", view.listInForce()));
  }

  @Get("/api/v1/debarments")
  List<Debarments.PublicDebarment> list() {
    return view.listInForce();
  }
}
