package org.muwahhad.organisation.state;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The dated rules of procurement, with their former values. */
@Tag(name = "states")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record RuleController(Answers answers, ViewRules view) {
  private static final String CSV = "text/csv;charset=utf-8";
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.RULES;

  /** The values in force, and those that were replaced or hold from a day to come. */
  @Get(uris = {"/api/v1/organisation/rules", "/organisation/rules"})
  HttpResponse<ViewRules.RulesView> get(Actor actor) {
    ViewRules.RulesView rules = view.get(actor);
    return answers.show(
        "organisation/state/rules",
        rules,
        page ->
            Map.of(
                "page",
                page.titled("organisation.rules"),
                "tabs",
                OrganisationFrame.tabs(actor, PART, page.t()),
                "rules",
                rules));
  }

  @Hidden
  @Get("/organisation/rules/rules.csv")
  @Produces(CSV)
  HttpResponse<byte[]> csv(HttpRequest<?> request, Actor actor) {
    return HttpResponse.ok(RuleFile.csv(Texts.in(Pages.language(request)), view.list(actor)))
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"rules.csv\"");
  }
}
