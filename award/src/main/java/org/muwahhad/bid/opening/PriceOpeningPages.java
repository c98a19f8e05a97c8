package org.muwahhad.bid.opening;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The second meeting of the opening panel in the browser, in which prices are opened. */
@Hidden
@Controller("/tenders/{tenderId}/opening/prices")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PriceOpeningPages {
  private final Pages pages;
  private final ViewPriceRoom view;
  private final GatheringPages gathering;
  private final AnnouncePriceOpening announce;
  private final OpenPriceEnvelopes openPriceEnvelopes;

  PriceOpeningPages(
      Pages pages,
      ViewPriceRoom view,
      GatheringPages gathering,
      AnnouncePriceOpening announce,
      OpenPriceEnvelopes openPriceEnvelopes) {
    this.pages = pages;
    this.view = view;
    this.gathering = gathering;
    this.announce = announce;
    this.openPriceEnvelopes = openPriceEnvelopes;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    return waiting(request, view.get(actor, tenderId), Form.empty());
  }

  /** The part of the page that changes while the panel gathers, as in the first meeting. */
  @Get("/room")
  @Produces(Pages.HTML)
  HttpResponse<?> room(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String seen) {
    return gathering.seats(request, view.get(actor, tenderId).room(), seen);
  }

  @Post("/announcement")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> announce(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        here(tenderId),
        form,
        () -> {
          announce.run(actor, tenderId, meetsAt(form));
          return Pages.redirect(here(tenderId), Tone.GOOD, "bid.prices-announced");
        },
        marked -> waiting(request, view.get(actor, tenderId), marked));
  }

  /** What was typed, which is meant in Riyadh time. */
  private static Instant meetsAt(Form form) {
    return form.dateTime("meetsAt")
        .map(at -> at.atZone(Page.RIYADH).toInstant())
        .orElseThrow(() -> new Refusal.InvalidInput("meetsAt", "shared.not-a-date"));
  }

  @Post("/presence")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> enter(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    return gathering.enter(request, actor, tenderId, SealedPart.PRICES, body);
  }

  @Post("/shares")
  @Secured("OPENING_MEMBER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(Pages.HTML)
  HttpResponse<?> give(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @Part @Nullable String passphrase,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    return gathering.give(
        request,
        actor,
        tenderId,
        SealedPart.PRICES,
        new GatheringPages.SentShare(passphrase, file, csrfToken),
        marked -> waiting(request, view.get(actor, tenderId), marked));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Forms.read(request, body);
    String record = OpeningRoomView.href(tenderId, SealedPart.BID);
    return pages.after(
        request,
        here(tenderId),
        () ->
            openPriceEnvelopes.run(actor, tenderId).unreadable() == 0
                ? Pages.redirect(record, Tone.GOOD, "bid.prices-opened")
                : Pages.redirect(record, Tone.WARNING, "bid.opened-some-unreadable"));
  }

  private ModelAndView<?> waiting(HttpRequest<?> request, PriceRoomView prices, Form form) {
    return new ModelAndView<>(
        "bid/opening/prices",
        Map.of(
            "page",
            gathering.page(request, prices.room().tender(), "bid.prices.title"),
            "prices",
            prices,
            "form",
            form));
  }

  private static String here(long tenderId) {
    return OpeningRoomView.href(tenderId, SealedPart.PRICES);
  }
}
