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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where a bidder sends an earlier copy of its bid, sees what it would change, and takes it. */
@Hidden
@Controller("/tenders/{tenderId}/bid/earlier-copy")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class BidCopyPages {
  private final Pages pages;
  private final ViewBidRoom view;
  private final BidCopies copies;

  BidCopyPages(Pages pages, ViewBidRoom view, BidCopies copies) {
    this.pages = pages;
    this.view = view;
    this.copies = copies;
  }

  @Get
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long tenderId) {
    return page(request, view.get(actor, tenderId), Form.empty(), null, "");
  }

  /** Shows what the copy would change; nothing is kept. */
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
    byte[] copy = UploadedPart.of("file", file).bytes();
    return answer(request, actor, room, copy);
  }

  @Post("/take")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    byte[] copy = form.value("copy").getBytes(StandardCharsets.UTF_8);
    try {
      copies.take(actor, tenderId, copy, form.value("seen"));
      return Pages.redirect(address(tenderId), Tone.GOOD, "bid.copy.taken");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken | Refusal.Conflict refusal) {
      return refused(request, view.get(actor, tenderId), refusal);
    }
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, Actor actor, BidRoomView room, byte[] copy) {
    try {
      BidCopyView found = copies.compare(actor, room.tender().id(), copy);
      String text = new String(copy, StandardCharsets.UTF_8);
      return HttpResponse.ok(page(request, room, Form.empty(), found, text))
          .contentType(Pages.HTML);
    } catch (Refusal.InvalidInput refusal) {
      return refused(request, room, refusal);
    }
  }

  private HttpResponse<?> refused(HttpRequest<?> request, BidRoomView room, Refusal refusal) {
    Form form = Refusals.mark(Form.empty(), refusal, Pages.language(request));
    return HttpResponse.unprocessableEntity()
        .contentType(Pages.HTML)
        .body(page(request, room, form, null, ""));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request,
      BidRoomView room,
      Form form,
      @Nullable BidCopyView found,
      String copy) {
    Page page = pages.of(request);
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        page.below(page.t().get("access.nav.bids"), "/bids")
            .below(room.tender().number(), "/tenders/" + room.tender().id())
            .below(page.t().get("bid.room.title"), address(room.tender().id()))
            .titled("bid.copy.title"));
    model.put("form", form);
    model.put("room", room);
    model.put("copy", copy);
    if (found != null) {
      model.put("found", found);
    }
    return new ModelAndView<>("bid/room/copy", model);
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/bid";
  }
}
