package org.muwahhad.evaluation.document;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** The documents of opened bids, for those who may read the examination. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DocumentController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    BidderNames bidders,
    ViewBidDocuments viewDocuments) {

  @Get(uris = {"/api/v1/tenders/{id}/evaluation/documents", "/tenders/{id}/evaluation/documents"})
  HttpResponse<List<OpenedDocumentQueries.OpenedDocumentRow>> list(Actor actor, long id) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    List<OpenedDocumentQueries.OpenedDocumentRow> documents = viewDocuments.list(actor, id);
    return answers.show(
        "evaluation/document/documents",
        documents,
        page ->
            Map.of(
                "page",
                frame.page(page, tender, "evaluation.documents"),
                "tender",
                tender,
                "bids",
                bidders.list(actor, id, 1),
                "masked",
                bidders.areMasked(actor, id),
                "documents",
                documents,
                "tabs",
                frame.tabs(page, tender, frame.isMember(actor, id), "documents")));
  }

  @Get(
      uris = {
        "/api/v1/tenders/{id}/evaluation/documents/{documentId}",
        "/tenders/{id}/evaluation/documents/{documentId}"
      })
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long documentId) {
    return viewDocuments.open(actor, id, documentId);
  }
}
