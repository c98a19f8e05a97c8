package org.muwahhad.evaluation.document;

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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.OpenedDocuments;

/** The documents of opened bids, for programs. */
@Tag(name = "evaluation")
@Controller("/api/v1/tenders/{id}/evaluation/documents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DocumentApi {
  private final ViewBidDocuments view;

  DocumentApi(ViewBidDocuments view) {
    this.view = view;
  }

  @Get
  List<OpenedDocuments.OpenedDocumentRow> list(Actor actor, long id) {
    return view.list(actor, id);
  }

  @Get("/{documentId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long documentId) {
    return view.open(actor, id, documentId);
  }
}
