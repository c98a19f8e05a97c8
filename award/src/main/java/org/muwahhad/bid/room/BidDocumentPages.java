package org.muwahhad.bid.room;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OwnBidDocuments;
import org.muwahhad.bid.document.RemoveBidDocument;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The documents of a supplier's own bid in the browser. */
@Hidden
@Controller("/tenders/{tenderId}/bid/documents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class BidDocumentPages {
  private final Pages pages;
  private final ViewBidRoom view;
  private final AddBidDocument addDocument;
  private final RemoveBidDocument removeDocument;
  private final OwnBidDocuments own;
  private final BidGate gate;

  BidDocumentPages(
      BidGate gate,
      Pages pages,
      ViewBidRoom view,
      AddBidDocument addDocument,
      RemoveBidDocument removeDocument,
      OwnBidDocuments own) {
    this.gate = gate;
    this.pages = pages;
    this.view = view;
    this.addDocument = addDocument;
    this.removeDocument = removeDocument;
    this.own = own;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    return page(request, actor, tenderId, Form.empty().with("part", SealedPart.BID));
  }

  @Post
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> add(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @Part @Nullable CompletedFileUpload file,
      @Part("part") @Nullable String part,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    gate.supplierOf(actor);
    SealedPart into = part(part);
    return Pages.orAgain(
        request,
        Form.empty().with("part", into),
        () -> {
          addDocument.run(actor, tenderId, into, UploadedPart.of("file", file));
          return Pages.redirect(here(tenderId), Tone.GOOD, "bid.document-added");
        },
        marked -> page(request, actor, tenderId, marked));
  }

  @Post("/{documentId}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(
      HttpRequest<?> request, Actor actor, long tenderId, long documentId, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(tenderId),
        () -> {
          removeDocument.run(actor, tenderId, documentId);
          return Pages.redirect(here(tenderId), Tone.GOOD, "bid.document-removed");
        });
  }

  @Get("/{documentId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long tenderId, long documentId) {
    return own.open(actor, tenderId, documentId);
  }

  static SealedPart part(@Nullable String name) {
    return SealedPart.PRICES.name().equals(name) ? SealedPart.PRICES : SealedPart.BID;
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long tenderId, Form form) {
    BidRoomView room = view.get(actor, tenderId);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "bid/room/documents",
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
            addDocument.mostMegabytes()));
  }

  private static String here(long tenderId) {
    return "/tenders/" + tenderId + "/bid/documents";
  }
}
