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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The opening of bids in the browser: the room of the panel before, the record after. */
@Hidden
@Controller("/tenders/{tenderId}/opening")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OpeningPages {
  private static final String TITLE = "bid.opening.title";
  private final Pages pages;
  private final ViewOpeningRoom view;
  private final OpeningRecords records;
  private final GatheringPages gathering;
  private final OpenBids openBids;

  OpeningPages(
      Pages pages,
      ViewOpeningRoom view,
      OpeningRecords records,
      GatheringPages gathering,
      OpenBids openBids) {
    this.pages = pages;
    this.view = view;
    this.records = records;
    this.gathering = gathering;
    this.openBids = openBids;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    Optional<OpeningRoomView> room = view.find(actor, tenderId);
    if (room.isPresent()) {
      return waiting(request, room.get(), Form.empty());
    }
    OpeningRecord record = records.get(actor, tenderId);
    return new ModelAndView<>(
        "bid/opening/opening",
        Map.of("page", gathering.page(request, record.tender(), TITLE), "opening", record));
  }

  /** The part of the page that changes while the panel gathers. */
  @Get("/room")
  @Produces(Pages.HTML)
  HttpResponse<?> room(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String seen) {
    return gathering.seats(request, view.get(actor, tenderId), seen);
  }

  @Post("/presence")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> enter(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    return gathering.enter(request, actor, tenderId, SealedPart.BID, body);
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
        SealedPart.BID,
        new GatheringPages.SentShare(passphrase, file, csrfToken),
        marked -> waiting(request, view.get(actor, tenderId), marked));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Forms.read(request, body);
    String here = OpeningRoomView.href(tenderId, SealedPart.BID);
    return pages.after(
        request,
        here,
        () -> {
          OpenBids.OpeningCounts outcome = openBids.run(actor, tenderId);
          if (outcome.unreadable() > 0) {
            return Pages.redirect(here, Tone.WARNING, "bid.opened-some-unreadable");
          }
          return outcome.unconfirmed() == 0
              ? Pages.redirect(here, Tone.GOOD, "bid.opened-all")
              : Pages.redirect(here, Tone.WARNING, "bid.opened-some-unconfirmed");
        });
  }

  private ModelAndView<?> waiting(HttpRequest<?> request, OpeningRoomView room, Form form) {
    return new ModelAndView<>(
        "bid/opening/waiting",
        Map.of("page", gathering.page(request, room.tender(), TITLE), "room", room, "form", form));
  }
}
