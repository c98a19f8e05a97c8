package org.muwahhad.framework.amendment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Throttle;
import org.muwahhad.tender.notice.EformsNotices;
import org.muwahhad.web.PageAndApi;

/** Notices of amendments in the EU's format, for those who read the amendments. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AmendmentNoticeController(ViewAgreementAmendments view, EformsNotices notices) {

  /** The notice of a modified contract, subtype 38 of eForms, of an amendment in force. */
  @Get(
      uris = {
        "/api/v1/agreements/{id}/amendments/{number}/notice.xml",
        "/agreements/{id}/amendments/{number}/notice.xml"
      })
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<byte[]> notice(HttpRequest<?> request, Actor actor, long id, int number) {
    byte[] notice =
        notices.modificationNotice(Throttle.source(request), view.id(actor, id, number));
    return HttpResponse.ok(notice)
        .contentType(MediaType.APPLICATION_XML)
        .header(
            "Content-Disposition",
            "attachment; filename=\"modification-" + id + "-" + number + ".xml\"");
  }
}
