package org.muwahhad.tender.publication;

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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;

/** The whole dossier of a published tender in the browser, for those who may read it. */
@Hidden
@Controller("/tenders/{id}/dossier")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PublishedDossierPages {
  private final Pages pages;
  private final ViewPublications viewPublications;

  PublishedDossierPages(Pages pages, ViewPublications viewPublications) {
    this.pages = pages;
    this.viewPublications = viewPublications;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    PublicNotice notice = viewPublications.dossier(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "tender/publication/notice",
        Map.of(
            "page",
            page.below(page.t().get("tender.tenders"), "/tenders")
                .below(notice.tender().number(), "/tenders/" + id)
                .titledAs(page.t().of(notice.tender().title())),
            "notice",
            notice,
            "mayBid",
            actor.is(Role.BIDDER)));
  }
}
