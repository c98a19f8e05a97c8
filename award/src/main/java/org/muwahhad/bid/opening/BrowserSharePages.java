package org.muwahhad.bid.opening;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Base64;
import java.util.function.Supplier;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.RehearseShare;
import org.muwahhad.bid.key.ViewHeldShare;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** What the script asks and sends with which members try and give their shares in the browser. */
@Hidden
@Controller("/tenders/{tenderId}/held-share")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.APPLICATION_JSON)
class BrowserSharePages {
  private final ViewHeldShare shares;
  private final TransportOfShares transport;
  private final RehearseShare rehearseShare;
  private final GiveShare giveShare;

  BrowserSharePages(
      ViewHeldShare shares,
      TransportOfShares transport,
      RehearseShare rehearseShare,
      GiveShare giveShare) {
    this.shares = shares;
    this.transport = transport;
    this.rehearseShare = rehearseShare;
    this.giveShare = giveShare;
  }

  /**
   * What became of it.
   *
   * @param next where the page goes on; empty where it was refused
   * @param text why it was refused
   */
  public record ShareOutcome(String next, String text) {}

  /** Answers 404 where the service has no share of the person, 422 with the reason otherwise. */
  @Get
  HttpResponse<?> held(HttpRequest<?> request, Actor actor, long tenderId) {
    return held(request, () -> shares.get(actor, tenderId));
  }

  /** The same with the key under which the share travels to the meeting that is on. */
  @Get("/{part}")
  HttpResponse<?> toGive(HttpRequest<?> request, Actor actor, long tenderId, SealedPart part) {
    return held(request, () -> transport.get(actor, tenderId, part));
  }

  private static HttpResponse<?> held(
      HttpRequest<?> request, Supplier<ViewHeldShare.HeldShareView> asked) {
    try {
      return HttpResponse.ok(asked.get());
    } catch (Refusal.RuleBroken refusal) {
      return refusal.code().equals("bid.share-missing")
          ? HttpResponse.notFound()
          : refused(request, refusal.messageKey(), refusal.arguments().toArray());
    }
  }

  @Post("/rehearsal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<ShareOutcome> rehearse(
      HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    return outcome(
        request,
        "/tenders/" + tenderId + "/ceremony",
        "bid.share-works",
        () -> rehearseShare.inBrowser(actor, tenderId, form.value("token")));
  }

  @FreshSignIn
  @Post("/{part}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<ShareOutcome> give(
      HttpRequest<?> request, Actor actor, long tenderId, SealedPart part, @Body String body) {
    Form form = Forms.read(request, body);
    return outcome(
        request,
        OpeningRoomView.href(tenderId, part),
        "bid.share-given",
        () -> giveShare.inBrowser(actor, tenderId, part, bytes(form.value("share"))));
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Refusal.RuleBroken("sealing.share-not-sealed");
    }
  }

  private static HttpResponse<ShareOutcome> outcome(
      HttpRequest<?> request, String next, String doneKey, Runnable act) {
    try {
      act.run();
      return HttpResponse.ok(new ShareOutcome(next, "")).cookie(Pages.message(Tone.GOOD, doneKey));
    } catch (Refusal.InvalidInput refusal) {
      Refusal.Fault fault = refusal.faults().get(0);
      return refused(request, fault.messageKey(), fault.arguments().toArray());
    } catch (Refusal.RuleBroken | Refusal.Conflict refusal) {
      return refused(request, refusal.messageKey(), refusal.arguments().toArray());
    }
  }

  private static HttpResponse<ShareOutcome> refused(
      HttpRequest<?> request, String messageKey, Object... arguments) {
    String text = Texts.in(Pages.language(request)).get(messageKey, arguments);
    return HttpResponse.<ShareOutcome>status(HttpStatus.UNPROCESSABLE_ENTITY)
        .body(new ShareOutcome("", text));
  }
}
