package org.muwahhad.bid.room;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OwnBidDocuments;
import org.muwahhad.bid.document.RemoveBidDocument;
import org.muwahhad.upload.UploadedPart;

/** The documents of a supplier's own bid, for programs. */
@Tag(name = "bids")
@Controller("/api/v1/tenders/{tenderId}/bid/documents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class BidDocumentApi {
  private final ViewBidRoom view;
  private final AddBidDocument addDocument;
  private final RemoveBidDocument removeDocument;
  private final OwnBidDocuments own;

  BidDocumentApi(
      ViewBidRoom view,
      AddBidDocument addDocument,
      RemoveBidDocument removeDocument,
      OwnBidDocuments own) {
    this.view = view;
    this.addDocument = addDocument;
    this.removeDocument = removeDocument;
    this.own = own;
  }

  /** Adds a document; {@code part} is {@code BID}, or {@code PRICES} in two envelopes. */
  @Post
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  BidRoomView add(
      Actor actor,
      long tenderId,
      @Nullable @Part("part") String part,
      @Nullable @Part("file") CompletedFileUpload file) {
    addDocument.run(actor, tenderId, BidDocumentPages.part(part), UploadedPart.of("file", file));
    return view.get(actor, tenderId);
  }

  @Delete("/{documentId}")
  BidRoomView remove(Actor actor, long tenderId, long documentId) {
    removeDocument.run(actor, tenderId, documentId);
    return view.get(actor, tenderId);
  }

  @Get("/{documentId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long tenderId, long documentId) {
    return own.open(actor, tenderId, documentId);
  }
}
