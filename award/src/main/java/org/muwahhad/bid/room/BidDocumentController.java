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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OwnBidDocuments;
import org.muwahhad.bid.document.RemoveBidDocument;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** The documents of a supplier's own bid. */
@Tag(name = "bids")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record BidDocumentController(
    Answers answers,
    BidGate gate,
    ViewBidRoom rooms,
    AddBidDocument addDocument,
    RemoveBidDocument removeDocument,
    OwnBidDocuments own) {

  @Hidden
  @Get("/tenders/{tenderId}/bid/documents")
  HttpResponse<BidRoomView> page(Actor actor, long tenderId) {
    BidRoomView room = rooms.get(actor, tenderId);
    Form form = answers.form(() -> Form.empty().with("part", SealedPart.BID));
    return answers.show(
        "bid/room/documents",
        room,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("access.nav.bids"), "/bids")
                    .below(room.tender().number(), "/tenders/" + tenderId)
                    .below(page.t().get("bid.room.title"), "/tenders/" + tenderId + "/bid")
                    .titled("bid.documents"),
                "room",
                room,
                "form",
                form,
                "most",
                addDocument.mostDocuments(),
                "megabytes",
                addDocument.mostMegabytes(),
                "largest",
                addDocument.largestMegabytes()));
  }

  /** Adds a document; {@code part} is {@code BID}, or {@code PRICES} in two envelopes. */
  @Post("/api/v1/tenders/{tenderId}/bid/documents")
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  HttpResponse<BidRoomView> add(
      Actor actor,
      long tenderId,
      @Nullable @Part("part") String part,
      @Nullable @Part("file") CompletedFileUpload file) {
    return answers
        .act(() -> addDocument.run(actor, tenderId, part(part), UploadedPart.of("file", file)))
        .then(address(tenderId), "bid.document-added")
        .orAgain(() -> page(actor, tenderId))
        .answering(done -> rooms.get(actor, tenderId));
  }

  @Hidden
  @Post("/tenders/{tenderId}/bid/documents")
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<BidRoomView> addByForm(
      Actor actor,
      long tenderId,
      @Nullable @Part("part") String part,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, Form.empty().with("part", part(part)));
    gate.supplierOf(actor);
    return add(actor, tenderId, part, file);
  }

  @Delete("/api/v1/tenders/{tenderId}/bid/documents/{documentId}")
  HttpResponse<BidRoomView> remove(Actor actor, long tenderId, long documentId) {
    return answers
        .act(() -> removeDocument.run(actor, tenderId, documentId))
        .then(address(tenderId), "bid.document-removed")
        .orBack(address(tenderId))
        .answering(done -> rooms.get(actor, tenderId));
  }

  @Hidden
  @Post("/tenders/{tenderId}/bid/documents/{documentId}/remove")
  HttpResponse<BidRoomView> removeByForm(Actor actor, long tenderId, long documentId) {
    return remove(actor, tenderId, documentId);
  }

  @Get(
      uris = {
        "/api/v1/tenders/{tenderId}/bid/documents/{documentId}",
        "/tenders/{tenderId}/bid/documents/{documentId}"
      })
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long tenderId, long documentId) {
    return own.open(actor, tenderId, documentId);
  }

  private static SealedPart part(@Nullable String name) {
    return SealedPart.PRICES.name().equals(name) ? SealedPart.PRICES : SealedPart.BID;
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/bid/documents";
  }
}
