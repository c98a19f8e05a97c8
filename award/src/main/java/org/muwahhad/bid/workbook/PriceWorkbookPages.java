package org.muwahhad.bid.workbook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where a bidder takes its price schedule away as a workbook, sends it back, and takes it in. */
@Hidden
@Controller("/tenders/{tenderId}/bid/workbook")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PriceWorkbookPages(
    Answers answers,
    ViewBidRoom view,
    PriceWorkbooks workbooks,
    StagePriceWorkbook stage,
    TakePriceWorkbook take,
    DropPriceWorkbook drop) {
  private static final int ON_A_PAGE = 100;

  @Get
  HttpResponse<String> ask(Actor actor, long tenderId) {
    return page(actor, view.get(actor, tenderId));
  }

  @Get("/prices.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> download(HttpRequest<?> request, Actor actor, long tenderId) {
    String name = view.get(actor, tenderId).tender().number() + "-prices";
    return TableUpload.download(workbooks.write(actor, tenderId, Pages.language(request)), name);
  }

  @Post
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<String> send(
      Actor actor,
      long tenderId,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    BidRoomView room = view.get(actor, tenderId);
    return answers
        .act(
            () -> {
              TableUpload sent = TableUpload.readWorkbook(file, "bid.workbook-not-ours");
              stage.run(actor, tenderId, sent.table(), sent.fileName());
            })
        .then(staged -> Pages.redirect(path(tenderId) + "/review"))
        .showing(() -> page(actor, room));
  }

  /** What would change, mistakes first. */
  @Get("/review")
  HttpResponse<?> review(Actor actor, long tenderId, @QueryValue(defaultValue = "1") int page) {
    BidRoomView room = view.get(actor, tenderId);
    Optional<PriceReview> review = workbooks.review(actor, tenderId);
    return review.isPresent() ? shown(room, review.get(), page) : Pages.redirect(path(tenderId));
  }

  @Post("/take")
  HttpResponse<Void> take(Actor actor, long tenderId) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                take.run(
                    actor, tenderId, form.decimal("version").map(BigDecimal::intValue).orElse(-1)))
        .then(
            taken ->
                Pages.redirect(
                    "/tenders/" + tenderId + "/bid", Tone.GOOD, "bid.workbook.taken", taken))
        .orBack(path(tenderId) + "/review")
        .done();
  }

  @Post("/drop")
  HttpResponse<Void> drop(Actor actor, long tenderId) {
    return answers
        .act(() -> drop.run(actor, tenderId))
        .then(dropped -> Pages.redirect(path(tenderId), Tone.INFO, "bid.workbook.dropped"))
        .done();
  }

  private HttpResponse<String> page(Actor actor, BidRoomView room) {
    return answers.page(
        "bid/workbook/workbook",
        page ->
            Map.of(
                "page",
                below(page, room).titled("bid.workbook.title"),
                "room",
                room,
                "waits",
                workbooks.review(actor, room.tender().id()).isPresent()));
  }

  private HttpResponse<String> shown(BidRoomView room, PriceReview review, int wanted) {
    PageNumbers numbers =
        PageNumbers.of(
            wanted, ON_A_PAGE, review.changes().size(), path(room.tender().id()) + "/review");
    return answers.page(
        "bid/workbook/workbook-review",
        page ->
            Map.of(
                "page",
                below(page, room)
                    .below(page.t().get("bid.workbook.title"), path(room.tender().id()))
                    .titled("bid.workbook.review-title"),
                "room",
                room,
                "review",
                review,
                "shown",
                numbers.of(review.changes()),
                "numbers",
                numbers));
  }

  private static Page below(Page page, BidRoomView room) {
    String tender = "/tenders/" + room.tender().id();
    return page.below(page.t().get("access.nav.bids"), "/bids")
        .below(room.tender().number(), tender)
        .below(page.t().get("bid.room.title"), tender + "/bid");
  }

  private static String path(long tenderId) {
    return "/tenders/" + tenderId + "/bid/workbook";
  }
}
