package org.muwahhad.guarantee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.bid.opening.SecurityStatements;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Bid securities in the browser. */
@Hidden
@Controller("/bid-securities")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class BidSecurityPages {
  private final Pages pages;
  private final ViewBidSecurities view;
  private final RegisterBidSecurity registerSecurity;
  private final EndBidSecurity endSecurity;

  BidSecurityPages(
      Pages pages,
      ViewBidSecurities view,
      RegisterBidSecurity registerSecurity,
      EndBidSecurity endSecurity) {
    this.pages = pages;
    this.view = view;
    this.registerSecurity = registerSecurity;
    this.endSecurity = endSecurity;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "guarantee/securities",
        Map.of(
            "page",
            page.titled("guarantee.securities")
                .below(page.t().get("guarantee.title"), "/guarantees"),
            "all",
            view.list(actor)));
  }

  @Get("/{bidId}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long bidId) {
    return page(request, actor, bidId, Form.empty());
  }

  @Post("/{bidId}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(HttpRequest<?> request, Actor actor, long bidId, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CENTRAL_BUYER);
    return pages.after(
        request,
        address(bidId),
        form,
        () -> Pages.redirect(address(bidId), Tone.GOOD, act(actor, bidId, form)),
        marked -> page(request, actor, bidId, marked));
  }

  private String act(Actor actor, long bidId, Form form) {
    return switch (form.value("act")) {
      case "return" -> {
        endSecurity.giveBack(actor, bidId, form.value("note"));
        yield "guarantee.security-returned-now";
      }
      case "propose" -> {
        endSecurity.propose(actor, bidId, form.value("reason"));
        yield "guarantee.forfeiture-proposed-now";
      }
      case "confirm", "drop" -> {
        boolean confirmed = form.value("act").equals("confirm");
        endSecurity.decide(actor, bidId, confirmed);
        yield confirmed ? "guarantee.security-forfeited-now" : "guarantee.forfeiture-dropped-now";
      }
      default -> {
        registerSecurity.run(
            actor,
            bidId,
            new RegisterBidSecurity.LodgedSecurity(
                form.value("issuer"),
                form.value("reference"),
                form.decimal("amount").orElse(null),
                form.value("currency"),
                form.date("validUntil").orElse(null),
                form.value("document")));
        yield "guarantee.security-registered-now";
      }
    };
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long bidId, Form form) {
    BidSecurityQueries.BidSecurityRow security = view.get(actor, bidId);
    Page page = pages.of(request);
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        page.titled("guarantee.security-of", security.tenderNumber())
            .below(page.t().get("guarantee.securities"), "/bid-securities"));
    // Not "security": templates have that name from who is signed in.
    model.put("lodged", security);
    model.put("buyer", actor.is(Role.CENTRAL_BUYER));
    model.put("own", Objects.equals(security.proposedBy(), actor.personId()));
    model.put("form", form);
    view.findComputed(security).ifPresent(c -> model.put("computed", c));
    view.findStated(actor, bidId)
        .ifPresent(
            stated -> {
              model.put("stated", stated);
              model.put("form", form.values("issuer").isEmpty() ? proposed(form, stated) : form);
            });
    return new ModelAndView<>("guarantee/security", model);
  }

  /**
   * What the bid states stands in the form; anyone who registers it compares it with the original.
   */
  private static Form proposed(Form form, SecurityStatements.SecurityStatement stated) {
    return form.with("issuer", stated.issuer())
        .with("reference", stated.reference())
        .with("amount", stated.amount().stripTrailingZeros().toPlainString())
        .with("currency", stated.currency())
        .with("validUntil", stated.validUntil());
  }

  private static String address(long bidId) {
    return "/bid-securities/" + bidId;
  }
}
