package org.muwahhad.tender.publication;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** The whole dossier of a published tender, for those who may read it. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PublishedDossierController(Answers answers, ViewPublications viewPublications) {

  @Get(uris = {"/api/v1/tenders/{id}/dossier", "/tenders/{id}/dossier"})
  HttpResponse<PublicNotice> get(Actor actor, long id) {
    PublicNotice notice = viewPublications.dossier(actor, id);
    return answers.show(
        "tender/publication/notice",
        notice,
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, id, notice.tender().number())
                    .titledAs(page.t().of(notice.tender().title())),
                "notice",
                notice,
                "mayBid",
                actor.is(Role.BIDDER)));
  }
}
