package org.muwahhad.bid.workbook;

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
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where a bidder takes its price schedule away as a workbook, sends it back, and takes it in. */
@Hidden
@Controller("/tenders/{tenderId}/bid/workbook")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class PriceWorkbookPages {
  private static final int ON_A_PAGE = 100;

  private final Pages pages;
  private final ViewBidRoom view;
  private final PriceWorkbooks workbooks;
  private final StagePriceWorkbook stage;
  private final TakePriceWorkbook take;
  private final DropPriceWorkbook drop;

  PriceWorkbookPages(
      Pages pages,
      ViewBidRoom view,
      PriceWorkbooks workbooks,
      StagePriceWorkbook stage,
      TakePriceWorkbook take,
      DropPriceWorkbook drop) {
    this.pages = pages;
    this.view = view;
    this.workbooks = workbooks;
    this.stage = stage;
    this.take = take;
    this.drop = drop;
  }

  @Get
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long tenderId) {
    return page(request, actor, view.get(actor, tenderId), Form.empty());
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
  HttpResponse<?> send(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    BidRoomView room = view.get(actor, tenderId);
    try {
      TableUpload sent = TableUpload.readWorkbook(file, "bid.workbook-not-ours");
      stage.run(actor, tenderId, sent.table(), sent.fileName());
      return Pages.redirect(path(tenderId) + "/review");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      Form form = Refusals.mark(Form.empty(), refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity()
          .contentType(Pages.HTML)
          .body(page(request, actor, room, form));
    }
  }

  /** What would change, mistakes first. */
  @Get("/review")
  HttpResponse<?> review(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "1") int page) {
    BidRoomView room = view.get(actor, tenderId);
    Optional<PriceReview> review = workbooks.review(actor, tenderId);
    return review.isPresent()
        ? HttpResponse.ok(view(request, room, review.get(), page)).contentType(Pages.HTML)
        : Pages.redirect(path(tenderId));
  }

  @Post("/take")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        path(tenderId) + "/review",
        () ->
            Pages.redirect(
                "/tenders/" + tenderId + "/bid",
                Tone.GOOD,
                "bid.workbook.taken",
                take.run(
                    actor,
                    tenderId,
                    form.decimal("version").map(BigDecimal::intValue).orElse(-1))));
  }

  @Post("/drop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> drop(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Forms.read(request, body);
    drop.run(actor, tenderId);
    return Pages.redirect(path(tenderId), Tone.INFO, "bid.workbook.dropped");
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, BidRoomView room, Form form) {
    return new ModelAndView<>(
        "bid/workbook/workbook",
        Map.of(
            "page",
            below(request, room).titled("bid.workbook.title"),
            "form",
            form,
            "room",
            room,
            "waits",
            workbooks.review(actor, room.tender().id()).isPresent()));
  }

  private ModelAndView<?> view(
      HttpRequest<?> request, BidRoomView room, PriceReview review, int wanted) {
    Page page = below(request, room);
    PageNumbers numbers =
        PageNumbers.of(
            wanted, ON_A_PAGE, review.changes().size(), path(room.tender().id()) + "/review");
    return new ModelAndView<>(
        "bid/workbook/workbook-review",
        Map.of(
            "page",
            page.below(page.t().get("bid.workbook.title"), path(room.tender().id()))
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

  private Page below(HttpRequest<?> request, BidRoomView room) {
    Page page = pages.of(request);
    String tender = "/tenders/" + room.tender().id();
    return page.below(page.t().get("access.nav.bids"), "/bids")
        .below(room.tender().number(), tender)
        .below(page.t().get("bid.room.title"), tender + "/bid");
  }

  private static String path(long tenderId) {
    return "/tenders/" + tenderId + "/bid/workbook";
  }
}
