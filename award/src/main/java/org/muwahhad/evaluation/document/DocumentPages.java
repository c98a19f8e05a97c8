package org.muwahhad.evaluation.document;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;

/** The documents of opened bids in the browser, for those who may read the examination. */
@Hidden
@Controller("/tenders/{id}/evaluation/documents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DocumentPages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final BidderNames bidders;
  private final ViewBidDocuments view;

  DocumentPages(
      EvaluationFrame frame, EvaluationAccess access, BidderNames bidders, ViewBidDocuments view) {
    this.frame = frame;
    this.access = access;
    this.bidders = bidders;
    this.view = view;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    Page page = frame.page(request, tender, "evaluation.documents");
    return new ModelAndView<>(
        "evaluation/document/documents",
        Map.of(
            "page",
            page,
            "tender",
            tender,
            "bids",
            bidders.list(actor, id, 1),
            "masked",
            bidders.areMasked(actor, id),
            "documents",
            view.list(actor, id),
            "tabs",
            frame.tabs(page, tender, frame.isMember(actor, id), "documents")));
  }

  @Get("/{documentId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long documentId) {
    return view.open(actor, id, documentId);
  }
}
