package org.muwahhad.bid.opening;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.Ceremonies;
import org.muwahhad.bid.key.Ceremony;
import org.muwahhad.bid.key.DownloadShare;
import org.muwahhad.bid.key.RehearseShare;
import org.muwahhad.bid.key.ShareFile;
import org.muwahhad.bid.key.ShareForm;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.tender.ConflictStatement;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The key ceremony and the opening of a tender: the room of the panel before, the record after. */
@Tag(name = "opening")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OpeningController(
    Answers answers,
    Ceremonies ceremonies,
    ViewOpeningRoom rooms,
    OpeningRecords records,
    RehearseShare rehearseShare,
    DownloadShare downloadShare,
    EnterOpeningRoom enterRoom,
    GiveShare giveShare,
    OpenBids openBids,
    DeclareOpenerConflict declareConflict,
    BidJson json) {

  /** Each is a column beside all others. */
  private static final int LOTS_ON_A_PAGE = 20;

  /**
   * What opens the share of the person who sends it.
   *
   * @param file the person's own copy, as {@code GET …/opening/share} gave it; the stored one
   *     without it
   */
  record ShareKey(@Nullable String passphrase, @Nullable ShareFile file) {
    String typed() {
      return passphrase == null ? "" : passphrase;
    }
  }

  /** The record of the opening, once opened. */
  @Get("/api/v1/tenders/{tenderId}/opening")
  OpeningRecord opening(Actor actor, long tenderId) {
    return records.get(actor, tenderId);
  }

  /** The totals of some lots at a time. */
  @Hidden
  @Get("/tenders/{tenderId}/opening")
  HttpResponse<?> page(
      Actor actor, long tenderId, @QueryValue(value = "page", defaultValue = "1") int number) {
    Optional<OpeningRoomView> room = rooms.find(actor, tenderId);
    if (room.isPresent()) {
      return waiting(room.get());
    }
    OpeningRecord record =
        records.get(actor, tenderId, lots -> numbers(tenderId, number, lots).of(lots));
    PageNumbers numbers = numbers(tenderId, number, record.lots());
    return answers.show(
        "bid/opening/opening",
        record,
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, record.tender()).titled("bid.opening.title"),
                "opening",
                record,
                "numbers",
                numbers));
  }

  private static PageNumbers numbers(
      long tenderId, int number, List<TenderQueries.TenderLot> lots) {
    return PageNumbers.of(
        number, LOTS_ON_A_PAGE, lots.size(), OpeningRoomView.href(tenderId, SealedPart.BID));
  }

  private HttpResponse<OpeningRoomView> waiting(OpeningRoomView room) {
    return answers.show(
        "bid/opening/waiting",
        "room",
        room,
        page -> TenderFrame.below(page, room.tender()).titled("bid.opening.title"));
  }

  /** Opens all bids with the shares given; for the chair of the opening panel. */
  @FreshSignIn
  @Post(uris = {"/api/v1/tenders/{tenderId}/opening", "/tenders/{tenderId}/opening"})
  HttpResponse<OpeningRecord> open(Actor actor, long tenderId) {
    String here = OpeningRoomView.href(tenderId, SealedPart.BID);
    return answers
        .act(() -> openBids.run(actor, tenderId))
        .then(
            outcome -> {
              if (outcome.unreadable() > 0) {
                return Pages.redirect(here, Tone.WARNING, "bid.opened-some-unreadable");
              }
              return outcome.unconfirmed() == 0
                  ? Pages.redirect(here, Tone.GOOD, "bid.opened-all")
                  : Pages.redirect(here, Tone.WARNING, "bid.opened-some-unconfirmed");
            })
        .orBack(here)
        .answering(done -> records.get(actor, tenderId));
  }

  /** Who holds which share of the tender's key. */
  @Get("/api/v1/tenders/{tenderId}/opening/ceremony")
  Ceremony ceremony(Actor actor, long tenderId) {
    return ceremonies.get(actor, tenderId);
  }

  /** Tries the person's own share, without giving it. */
  @Post("/api/v1/tenders/{tenderId}/opening/rehearsals")
  @Status(HttpStatus.CREATED)
  Ceremony rehearse(Actor actor, long tenderId, @Body ShareKey key) {
    rehearseShare.run(actor, tenderId, key.typed(), copy(key));
    return ceremonies.get(actor, tenderId);
  }

  /** A copy of the person's own share, locked by the passphrase. */
  @Get("/api/v1/tenders/{tenderId}/opening/share")
  ShareFile download(Actor actor, long tenderId) {
    return downloadShare.run(actor, tenderId);
  }

  /**
   * Who is present, and how many shares were given. A page gets nothing while it is still as it has
   * it, so that a screen reader reads it out only when somebody came.
   */
  @Get(uris = {"/api/v1/tenders/{tenderId}/opening/room", "/tenders/{tenderId}/opening/room"})
  HttpResponse<OpeningRoomView> room(
      Actor actor,
      long tenderId,
      @Parameter(hidden = true) @QueryValue(defaultValue = "") String seen) {
    OpeningRoomView room = rooms.get(actor, tenderId);
    return room.progress().equals(seen)
        ? HttpResponse.noContent()
        : answers.show("bid/opening/seats", "room", room, UnaryOperator.identity());
  }

  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/opening/presence",
        "/tenders/{tenderId}/opening/presence"
      })
  HttpResponse<OpeningRoomView> enter(Actor actor, long tenderId) {
    String here = OpeningRoomView.href(tenderId, SealedPart.BID);
    return answers
        .act(() -> enterRoom.run(actor, tenderId, SealedPart.BID))
        .then(here, "bid.room-entered")
        .orBack(here)
        .answering(done -> rooms.get(actor, tenderId));
  }

  /** Gives the person's own share, after the deadline. */
  @FreshSignIn
  @Post("/api/v1/tenders/{tenderId}/opening/shares")
  @Status(HttpStatus.CREATED)
  HttpResponse<OpeningRoomView> give(Actor actor, long tenderId, @Body ShareKey key) {
    return given(actor, tenderId, key.typed(), () -> copy(key));
  }

  /** The form sends the person's own copy as a file. */
  @Hidden
  @FreshSignIn
  @Post("/tenders/{tenderId}/opening/shares")
  @Secured("OPENING_MEMBER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<OpeningRoomView> giveByForm(
      Actor actor,
      long tenderId,
      @Part @Nullable String passphrase,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    return given(actor, tenderId, passphrase == null ? "" : passphrase, () -> ShareForm.file(file));
  }

  private HttpResponse<OpeningRoomView> given(
      Actor actor, long tenderId, String passphrase, Supplier<byte @Nullable []> copy) {
    String here = OpeningRoomView.href(tenderId, SealedPart.BID);
    return answers
        .act(() -> giveShare.run(actor, tenderId, SealedPart.BID, passphrase, copy.get()))
        .then(here, "bid.share-given")
        .orBack(here)
        .orAgain(() -> waiting(rooms.get(actor, tenderId)))
        .answering(done -> rooms.get(actor, tenderId));
  }

  /** Declares a conflict of interest learned of; the member is out of the tender from now on. */
  @Post("/api/v1/tenders/{tenderId}/opening/conflict")
  @Status(HttpStatus.NO_CONTENT)
  void declare(Actor actor, long tenderId, @Body ConflictStatement conflict) {
    declareConflict.run(actor, tenderId, conflict.written());
  }

  private byte @Nullable [] copy(ShareKey key) {
    ShareFile file = key.file();
    return file == null ? null : json.write(file);
  }
}
