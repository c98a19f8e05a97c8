package org.muwahhad.bid.room;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where a bidder sends an earlier copy of its bid, sees what it would change, and takes it. */
@Hidden
@Controller("/tenders/{tenderId}/bid/earlier-copy")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record BidCopyPages(Answers answers, ViewBidRoom view, BidCopies copies) {

  @Get
  HttpResponse<String> ask(Actor actor, long tenderId) {
    return page(view.get(actor, tenderId), answers.form(Form::empty), null, "");
  }

  /** Shows what the copy would change; nothing is kept. */
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
    byte[] copy = UploadedPart.of("file", file).bytes();
    String text = new String(copy, StandardCharsets.UTF_8);
    return answers
        .act(() -> copies.compare(actor, room.tender().id(), copy))
        .then(found -> page(room, Form.empty(), found, text))
        .showing(() -> page(room, answers.form(Form::empty), null, ""));
  }

  @Post("/take")
  HttpResponse<?> take(HttpRequest<?> request, Actor actor, long tenderId) {
    Form form = answers.form(Form::empty);
    byte[] copy = form.value("copy").getBytes(StandardCharsets.UTF_8);
    try {
      copies.take(actor, tenderId, copy, form.value("seen"));
      return Pages.redirect(address(tenderId), Tone.GOOD, "bid.copy.taken");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken | Refusal.Conflict refusal) {
      Form marked = Refusals.mark(Form.empty(), refusal, Pages.language(request));
      return page(view.get(actor, tenderId), marked, null, "")
          .toMutableResponse()
          .status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private HttpResponse<String> page(
      BidRoomView room, Form form, @Nullable BidCopyView found, String copy) {
    return answers.page(
        "bid/room/copy",
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put("page", below(page, room).titled("bid.copy.title"));
          model.put("form", form);
          model.put("room", room);
          model.put("copy", copy);
          if (found != null) {
            model.put("found", found);
          }
          return model;
        });
  }

  private static Page below(Page page, BidRoomView room) {
    return page.below(page.t().get("access.nav.bids"), "/bids")
        .below(room.tender().number(), "/tenders/" + room.tender().id())
        .below(page.t().get("bid.room.title"), address(room.tender().id()));
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/bid";
  }
}
