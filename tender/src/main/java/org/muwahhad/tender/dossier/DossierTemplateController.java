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
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** The templates of the dossier. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DossierTemplateController(Answers answers, ViewDossierTemplates view) {

  /** A page of 25 templates, those that are offered first; empty past the end. */
  @Get(uris = {"/api/v1/dossier-templates", "/dossier-templates"})
  HttpResponse<List<DossierTemplateQueries.DossierTemplateVersion>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<DossierTemplateQueries.DossierTemplateVersion> all =
        view.list(actor, new ListChoice("/dossier-templates", q, filter, sort, page));
    return answers.showList(
        "tender/dossier/list",
        all,
        frame ->
            Map.of(
                "page",
                frame
                    .below(frame.t().get("tender.tenders"), "/tenders")
                    .titled("dossier.templates"),
                "all",
                all,
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
