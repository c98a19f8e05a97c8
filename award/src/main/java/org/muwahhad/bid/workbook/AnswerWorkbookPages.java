package org.muwahhad.bid.workbook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.bid.room.AnswerForm;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.workbook.TableUpload;

/** Where a bidder takes its answers away as a workbook, sends it back, and takes it in. */
@Hidden
@Controller("/tenders/{tenderId}/bid/requirements/workbook")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record AnswerWorkbookPages(
    Answers answers,
    ViewBidRoom view,
    AnswerWorkbooks workbooks,
    TakeAnswerWorkbook takeAnswerWorkbook) {

  @Get
  HttpResponse<String> ask(Actor actor, long tenderId) {
    return page(view.get(actor, tenderId));
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
  HttpResponse<String> send(
      Actor actor,
      long tenderId,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    BidRoomView room = view.get(actor, tenderId);
    int version = workbooks.version(room);
    return answers
        .act(() -> compared(actor, room, TableUpload.readWorkbook(file, "bid.answers-not-ours")))
        .then(sent -> shown(room, sent, version))
        .showing(() -> page(room));
  }

  /** A workbook that was sent, and what would change. */
  private record SentWorkbook(String fileName, AnswerReview review) {}

  private SentWorkbook compared(Actor actor, BidRoomView room, TableUpload sent) {
    return new SentWorkbook(
        sent.fileName(), workbooks.review(actor, room.tender().id(), sent.table()));
  }

  @Post("/take")
  HttpResponse<Void> take(Actor actor, long tenderId) {
    Form form = answers.form(Form::empty);
    List<Requirement> named =
        view.answers(view.get(actor, tenderId)).requirements().stream()
            .filter(r -> form.values().containsKey(AnswerRules.field(r.id()) + ".value"))
            .toList();
    return answers
        .act(
            () ->
                takeAnswerWorkbook.run(
                    actor,
                    tenderId,
                    AnswerForm.read(form, named),
                    form.decimal("version").map(BigDecimal::intValue).orElse(-1)))
        .then(
            "/tenders/" + tenderId + "/bid/requirements", "bid.answer-workbook.taken", named.size())
        .orBack(path(tenderId))
        .done();
  }

  private HttpResponse<String> page(BidRoomView room) {
    return answers.page(
        "bid/workbook/answer-workbook",
        page ->
            Map.of(
                "page",
                below(page, room).titled("bid.answer-workbook.title"),
                "room",
                room,
                "requirements",
                view.answers(room).requirements().size()));
  }

  /** What would change; 422 where something in it is wrong. */
  private HttpResponse<?> shown(BidRoomView room, SentWorkbook sent, int version) {
    HttpStatus status = sent.review().wrong() > 0 ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK;
    return answers
        .page(
            "bid/workbook/answer-review",
            page ->
                Map.of(
                    "page",
                    below(page, room)
                        .below(page.t().get("bid.answer-workbook.title"), path(room.tender().id()))
                        .titled("bid.workbook.review-title"),
                    "room",
                    room,
                    "answers",
                    view.answers(room),
                    "review",
                    sent.review(),
                    "fileName",
                    sent.fileName(),
                    "version",
                    version))
        .toMutableResponse()
        .status(status);
  }

  private static Page below(Page page, BidRoomView room) {
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
