package org.muwahhad.tender.dossier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** The templates of the dossier. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DossierTemplateController(Answers answers, ViewDossierTemplates view) {

  @Get(uris = {"/api/v1/dossier-templates", "/dossier-templates"})
  HttpResponse<List<DossierTemplateQueries.DossierTemplateVersion>> list(Actor actor) {
    List<DossierTemplateQueries.DossierTemplateVersion> templates = view.list(actor);
    return answers.show(
        "tender/dossier/list",
        templates,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("tender.tenders"), "/tenders").titled("dossier.templates"),
                "templates",
                templates,
                "edits",
                actor.is(Role.CENTRAL_BUYER)));
  }

  @Get(uris = {"/api/v1/dossier-templates/{id}", "/dossier-templates/{id}"})
  HttpResponse<ViewDossierTemplates.DossierTemplateView> get(
      Actor actor, long id, @QueryValue(defaultValue = "0") int number) {
    ViewDossierTemplates.DossierTemplateView file = view.get(actor, id, number);
    DossierTemplateQueries.DossierTemplateVersion version = file.version();
    return answers.show(
        "tender/dossier/show",
        file,
        page ->
            Map.of(
                "page",
                DossierTemplatePages.below(page).titledAs(page.t().of(version.name())),
                "file",
                file,
                "edits",
                actor.is(Role.CENTRAL_BUYER)
                    && version.retiredAt() == null
                    && version.number() == version.versionCount()));
  }
}
