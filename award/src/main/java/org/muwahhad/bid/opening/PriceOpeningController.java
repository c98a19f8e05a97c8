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
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.ShareFile;
import org.muwahhad.bid.key.ShareForm;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Required;
import org.muwahhad.web.Tone;

/** The second meeting of an opening panel, in which prices are opened. */
@Tag(name = "opening")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PriceOpeningController(
    Answers answers,
    ViewPriceRoom rooms,
    OpeningRecords records,
    AnnouncePriceOpening announce,
    EnterOpeningRoom enterRoom,
    GiveShare giveShare,
    OpenPriceEnvelopes openPriceEnvelopes,
    BidJson json,
    RestDays restDays) {
  private static final String MEETS_AT = "meetsAt";

  /** When the panel meets, UTC; forms: of Riyadh. */
  record Announcement(@Nullable Instant meetsAt) {}

  @Hidden
  @Get("/tenders/{tenderId}/opening/prices")
  HttpResponse<PriceRoomView> page(Actor actor, long tenderId) {
    PriceRoomView prices = rooms.get(actor, tenderId);
    return answers.show(
        "bid/opening/prices",
        prices,
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, prices.room().tender()).titled("bid.prices.title"),
                "prices",
                prices,
                "rests",
                restDays.of(answers.form(Form::empty), MEETS_AT)));
  }

  /** Who is present, as in the first meeting. */
  @Get(
      uris = {
        "/api/v1/tenders/{tenderId}/opening/prices/room",
        "/tenders/{tenderId}/opening/prices/room"
      })
  HttpResponse<PriceRoomView> room(
      Actor actor,
      long tenderId,
      @Parameter(hidden = true) @QueryValue(defaultValue = "") String seen) {
    PriceRoomView prices = rooms.get(actor, tenderId);
    return prices.room().progress().equals(seen)
        ? HttpResponse.noContent()
        : answers.show(
            "bid/opening/seats", prices, page -> Map.of("page", page, "room", prices.room()));
  }

  /** Announces when the panel meets; for the chair of the opening panel. */
  @Put("/api/v1/tenders/{tenderId}/opening/prices/announcement")
  HttpResponse<PriceRoomView> announce(Actor actor, long tenderId, @Body Announcement body) {
    return answers
        .act(
            () ->
                announce.run(
                    actor,
                    tenderId,
                    Required.of(
                        restDays.settled(answers.form(Form::empty), MEETS_AT, body.meetsAt()),
                        MEETS_AT)))
        .then(here(tenderId), "bid.prices-announced")
        .orBack(here(tenderId))
        .orAgain(() -> page(actor, tenderId))
        .answering(done -> rooms.get(actor, tenderId));
  }

  @Hidden
  @Post("/tenders/{tenderId}/opening/prices/announcement")
  HttpResponse<PriceRoomView> announceByForm(Actor actor, long tenderId, @Body Announcement body) {
    return announce(actor, tenderId, body);
  }

  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/opening/prices/presence",
        "/tenders/{tenderId}/opening/prices/presence"
      })
  HttpResponse<PriceRoomView> enter(Actor actor, long tenderId) {
    return answers
        .act(() -> enterRoom.run(actor, tenderId, SealedPart.PRICES))
        .then(here(tenderId), "bid.room-entered")
        .orBack(here(tenderId))
        .answering(done -> rooms.get(actor, tenderId));
  }

  /** Gives the person's own share of the key for prices. */
  @FreshSignIn
  @Post("/api/v1/tenders/{tenderId}/opening/prices/shares")
  @Status(HttpStatus.CREATED)
  HttpResponse<PriceRoomView> give(
      Actor actor, long tenderId, @Body OpeningController.ShareKey key) {
    ShareFile file = key.file();
    return given(actor, tenderId, key.typed(), () -> file == null ? null : json.write(file));
  }

  /** The form sends the person's own copy as a file. */
  @Hidden
  @FreshSignIn
  @Post("/tenders/{tenderId}/opening/prices/shares")
  @Secured("OPENING_MEMBER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<PriceRoomView> giveByForm(
      Actor actor,
      long tenderId,
      @Part @Nullable String passphrase,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    return given(actor, tenderId, passphrase == null ? "" : passphrase, () -> ShareForm.file(file));
  }

  private HttpResponse<PriceRoomView> given(
      Actor actor, long tenderId, String passphrase, Supplier<byte @Nullable []> copy) {
    return answers
        .act(() -> giveShare.run(actor, tenderId, SealedPart.PRICES, passphrase, copy.get()))
        .then(here(tenderId), "bid.share-given")
        .orBack(here(tenderId))
        .orAgain(() -> page(actor, tenderId))
        .answering(done -> rooms.get(actor, tenderId));
  }

  /** Opens the prices of the bids that passed; for the chair of the opening panel. */
  @FreshSignIn
  @Post(uris = {"/api/v1/tenders/{tenderId}/opening/prices", "/tenders/{tenderId}/opening/prices"})
  HttpResponse<OpeningRecord> open(Actor actor, long tenderId) {
    String record = OpeningRoomView.href(tenderId, SealedPart.BID);
    return answers
        .act(() -> openPriceEnvelopes.run(actor, tenderId))
        .then(
            outcome ->
                outcome.unreadable() == 0
                    ? Pages.redirect(record, Tone.GOOD, "bid.prices-opened")
                    : Pages.redirect(record, Tone.WARNING, "bid.opened-some-unreadable"))
        .orBack(here(tenderId))
        .answering(done -> records.get(actor, tenderId));
  }

  private static String here(long tenderId) {
    return OpeningRoomView.href(tenderId, SealedPart.PRICES);
  }
}
