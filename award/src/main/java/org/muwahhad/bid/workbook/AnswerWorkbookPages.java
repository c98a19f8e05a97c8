package org.muwahhad.bid.workbook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.bid.room.AnswerForm;
import org.muwahhad.bid.room.AnswerRoomView;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where a bidder takes its answers away as a workbook, sends it back, and takes it in. */
@Hidden
@Controller("/tenders/{tenderId}/bid/requirements/workbook")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class AnswerWorkbookPages {
  private final Pages pages;
  private final ViewBidRoom view;
  private final AnswerWorkbooks workbooks;
  private final TakeAnswerWorkbook takeAnswerWorkbook;

  AnswerWorkbookPages(
      Pages pages,
      ViewBidRoom view,
      AnswerWorkbooks workbooks,
      TakeAnswerWorkbook takeAnswerWorkbook) {
    this.pages = pages;
    this.view = view;
    this.workbooks = workbooks;
    this.takeAnswerWorkbook = takeAnswerWorkbook;
  }

  @Get
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long tenderId) {
    return page(request, view.get(actor, tenderId), Form.empty());
  }

  @Get("/answers.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> download(HttpRequest<?> request, Actor actor, long tenderId) {
    String name = view.get(actor, tenderId).tender().number() + "-answers";
    return TableUpload.download(workbooks.write(actor, tenderId, Pages.language(request)), name);
  }

  /** What would change, mistakes first. Nothing is kept of it: the page holds what is taken. */
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
    int version = workbooks.version(room);
    try {
      TableUpload sent = TableUpload.readWorkbook(file, "bid.answers-not-ours");
      AnswerReview review = workbooks.review(actor, tenderId, sent.table());
      return HttpResponse.status(
              review.wrong() > 0 ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
          .contentType(Pages.HTML)
          .body(view(request, room, review, sent.fileName(), version));
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      Form form = Refusals.mark(Form.empty(), refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity()
          .contentType(Pages.HTML)
          .body(page(request, room, form));
    }
  }

  @Post("/take")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.readSheet(request, body);
    List<Requirement> named =
        view.answers(view.get(actor, tenderId)).requirements().stream()
            .filter(r -> form.values().containsKey(AnswerRules.field(r.id()) + ".value"))
            .toList();
    return pages.after(
        request,
        path(tenderId),
        () -> {
          takeAnswerWorkbook.run(
              actor,
              tenderId,
              AnswerForm.read(form, named),
              form.decimal("version").map(BigDecimal::intValue).orElse(-1));
          return Pages.redirect(
              "/tenders/" + tenderId + "/bid/requirements",
              Tone.GOOD,
              "bid.answer-workbook.taken",
              named.size());
        });
  }

  private ModelAndView<?> page(HttpRequest<?> request, BidRoomView room, Form form) {
    return new ModelAndView<>(
        "bid/workbook/answer-workbook",
        Map.of(
            "page",
            below(request, room).titled("bid.answer-workbook.title"),
            "form",
            form,
            "room",
            room,
            "requirements",
            view.answers(room).requirements().size()));
  }

  private ModelAndView<?> view(
      HttpRequest<?> request, BidRoomView room, AnswerReview review, String fileName, int version) {
    Page page = below(request, room);
    AnswerRoomView answers = view.answers(room);
    return new ModelAndView<>(
        "bid/workbook/answer-review",
        Map.of(
            "page",
            page.below(page.t().get("bid.answer-workbook.title"), path(room.tender().id()))
                .titled("bid.workbook.review-title"),
            "room",
            room,
            "answers",
            answers,
            "review",
            review,
            "fileName",
            fileName,
            "version",
            version));
  }

  private Page below(HttpRequest<?> request, BidRoomView room) {
    Page page = pages.of(request);
    String tender = "/tenders/" + room.tender().id();
    return page.below(page.t().get("access.nav.bids"), "/bids")
        .below(room.tender().number(), tender)
        .below(page.t().get("bid.room.title"), tender + "/bid")
        .below(page.t().get("bid.answers.title"), tender + "/bid/requirements");
  }

  private static String path(long tenderId) {
    return "/tenders/" + tenderId + "/bid/requirements/workbook";
  }
}
