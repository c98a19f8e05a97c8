package org.muwahhad.guarantee;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.bid.opening.SecurityStatements;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Bid securities. */
@Tag(name = "guarantees")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record BidSecurityController(
    Answers answers,
    ViewBidSecurities view,
    RegisterBidSecurity registerSecurity,
    EndBidSecurity endSecurity) {

  /** To whom and how it was given back. */
  record Return(@Nullable String note) {}

  /** Why it is to be forfeited. */
  record Forfeiture(@Nullable String reason) {}

  /** Whether the forfeiture proposed is confirmed; dropped otherwise. */
  record Confirmation(@Nullable Boolean confirmed) {}

  /** A security and what is found of it; in a list without what the bid states. */
  record Security(
      BidSecurityQueries.BidSecurityRow security,
      BidSecurityQueries.SecurityFinding finding,
      SecurityStatements.@Nullable SecurityStatement stated,
      @Nullable List<String> differences) {
    static Security of(BidSecurityQueries.BidSecurityRow row) {
      return new Security(row, row.finding(), null, null);
    }

    Security with(SecurityStatements.SecurityStatement statement) {
      return new Security(security, finding, statement, security.differences(statement));
    }
  }

  /** A page of 25 securities, those due back first; empty past the end. */
  @Get(uris = {"/api/v1/bid-securities", "/bid-securities"})
  HttpResponse<List<Security>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<BidSecurityQueries.BidSecurityRow> found =
        view.list(actor, new ListChoice("/bid-securities", q, filter, sort, page));
    ListPage<Security> all =
        new ListPage<>(
            found.entries().stream().map(Security::of).toList(), found.total(), found.choice());
    return answers.showList(
        "guarantee/securities",
        all,
        frame ->
            Map.of(
                "page",
                frame
                    .titled("guarantee.securities")
                    .below(frame.t().get("guarantee.title"), "/guarantees"),
                "all",
                found));
  }

  @Get(uris = {"/api/v1/bid-securities/{bidId}", "/bid-securities/{bidId}"})
  HttpResponse<Security> get(Actor actor, long bidId) {
    BidSecurityQueries.BidSecurityRow row = view.get(actor, bidId);
    Security found = Security.of(row);
    Security security = view.findStated(actor, bidId).map(found::with).orElse(found);
    return answers.show(
        "guarantee/security",
        security,
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put(
              "page",
              page.titled("guarantee.security-of", row.tenderNumber())
                  .below(page.t().get("guarantee.securities"), "/bid-securities"));
          // Not "security": templates have that name from who is signed in.
          model.put("lodged", row);
          model.put("buyer", actor.is(Role.CENTRAL_BUYER));
          model.put("own", Objects.equals(row.proposedBy(), actor.personId()));
          view.findComputed(row).ifPresent(c -> model.put("computed", c));
          SecurityStatements.SecurityStatement stated = security.stated();
          if (stated != null) {
            Form form = answers.form(Form::empty);
            model.put("stated", stated);
            model.put("form", form.values("issuer").isEmpty() ? proposed(form, stated) : form);
          }
          return model;
        });
  }

  @Post("/api/v1/bid-securities/{bidId}")
  @Status(HttpStatus.CREATED)
  HttpResponse<Security> register(
      Actor actor, long bidId, @Body RegisterBidSecurity.LodgedSecurity lodged) {
    registerSecurity.run(actor, bidId, lodged);
    return get(actor, bidId);
  }

  @Post("/api/v1/bid-securities/{bidId}/return")
  HttpResponse<Security> giveBack(Actor actor, long bidId, @Body Return body) {
    endSecurity.giveBack(actor, bidId, body.note() == null ? "" : body.note());
    return get(actor, bidId);
  }

  @Post("/api/v1/bid-securities/{bidId}/forfeiture")
  HttpResponse<Security> forfeit(Actor actor, long bidId, @Body Forfeiture body) {
    endSecurity.propose(actor, bidId, body.reason() == null ? "" : body.reason());
    return get(actor, bidId);
  }

  /** For another central buyer than who proposed it. */
  @Post("/api/v1/bid-securities/{bidId}/forfeiture/confirmation")
  HttpResponse<Security> confirm(Actor actor, long bidId, @Body Confirmation body) {
    endSecurity.decide(actor, bidId, body.confirmed());
    return get(actor, bidId);
  }

  /** The page sends all acts to one address, told apart by the button. */
  @Hidden
  @ReviewedFirst
  @Post("/bid-securities/{bidId}")
  HttpResponse<Security> actByForm(Actor actor, long bidId) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = answers.form(Form::empty);
    String proposed = view.get(actor, bidId).forfeitReason();
    return answers
        .act(() -> act(actor, bidId, form))
        .then(done -> Pages.redirect(address(bidId), Tone.GOOD, done))
        .reviewed(done -> review(actor, bidId, form, proposed, done))
        .orBack(address(bidId))
        .showing(() -> get(actor, bidId));
  }

  /**
   * Of the security as it is after the act. The message of what was done is what it does.
   *
   * @param proposed why it was to be forfeited before, which is gone once that is dropped
   */
  private Review review(
      Actor actor, long bidId, Form form, @Nullable String proposed, String effect) {
    BidSecurityQueries.BidSecurityRow row = view.get(actor, bidId);
    String reason = row.forfeitReason();
    String actKey =
        switch (form.value("act")) {
          case "return" -> "guarantee.give-back";
          case "propose" -> "guarantee.propose-forfeiture";
          case "confirm" -> "guarantee.confirm-forfeiture";
          case "drop" -> "guarantee.drop-forfeiture";
          default -> "guarantee.register-security";
        };
    Review review =
        Review.of(actKey, address(bidId))
            .fact("guarantee.tender", row.tenderNumber())
            .fact("guarantee.bidder", row.supplier())
            .fact("guarantee.issuer", row.issuer())
            .fact("guarantee.number", row.reference())
            .fact("guarantee.amount", row.value().orElse(null))
            .fact("guarantee.valid-until", row.validUntil())
            .fact("guarantee.document", row.document())
            .fact("guarantee.forfeit-reason", reason == null ? proposed : reason)
            .fact("guarantee.return-note", row.endNote())
            .effect(effect)
            .lasting("guarantee.review-lasting")
            .ofForm();
    return form.value("act").equals("confirm") ? review.ending() : review;
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
