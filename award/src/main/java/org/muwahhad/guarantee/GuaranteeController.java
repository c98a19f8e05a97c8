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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Performance guarantees. */
@Tag(name = "guarantees")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record GuaranteeController(
    Answers answers,
    ViewGuarantees view,
    RegisterGuarantee registerGuarantee,
    ExtendGuarantee extendGuarantee,
    EndGuarantee endGuarantee) {

  /** The new last day, in Riyadh, and where the letter of the bank is filed. */
  record Extension(@Nullable LocalDate validUntil, @Nullable String document) {}

  /** Why a guarantee is released. */
  record Release(@Nullable String reason) {}

  /** What is called of a guarantee, in its currency, and why. */
  record Call(@Nullable BigDecimal amount, @Nullable String reason) {}

  /** A page of 25 guarantees due; empty past the end. */
  @Get(uris = {"/api/v1/guarantees", "/guarantees"})
  HttpResponse<List<ViewGuarantees.GuaranteesView>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ViewGuarantees.GuaranteesView> all =
        view.list(actor, new ListChoice("/guarantees", q, filter, sort, page));
    return answers.showList(
        "guarantee/guarantees",
        all,
        shown -> Map.of("page", shown.titled("guarantee.title"), "all", all));
  }

  @Get(uris = {"/api/v1/guarantees/{awardId}", "/guarantees/{awardId}"})
  HttpResponse<ViewGuarantees.GuaranteesView> get(Actor actor, long awardId) {
    ViewGuarantees.GuaranteesView standing = view.get(actor, awardId);
    return answers.show(
        "guarantee/guarantee",
        standing,
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put(
              "page",
              page.titled("guarantee.of", standing.due().tenderNumber(), standing.due().lotNumber())
                  .below(page.t().get("guarantee.title"), "/guarantees"));
          model.put("standing", standing);
          model.put("buyer", actor.is(Role.CENTRAL_BUYER));
          view.findComputed(standing).ifPresent(c -> model.put("computed", c));
          return model;
        });
  }

  @Post("/api/v1/guarantees/{awardId}")
  @Status(HttpStatus.CREATED)
  ViewGuarantees.GuaranteesView register(
      Actor actor, long awardId, @Body RegisterGuarantee.FurnishedGuarantee furnished) {
    registerGuarantee.run(actor, awardId, furnished);
    return view.get(actor, awardId);
  }

  @Post("/api/v1/guarantees/{awardId}/extension")
  ViewGuarantees.GuaranteesView extend(Actor actor, long awardId, @Body Extension body) {
    extendGuarantee.run(actor, awardId, body.validUntil(), text(body.document()));
    return view.get(actor, awardId);
  }

  @Post("/api/v1/guarantees/{awardId}/release")
  ViewGuarantees.GuaranteesView release(Actor actor, long awardId, @Body Release body) {
    endGuarantee.release(actor, awardId, text(body.reason()));
    return view.get(actor, awardId);
  }

  @Post("/api/v1/guarantees/{awardId}/call")
  ViewGuarantees.GuaranteesView call(Actor actor, long awardId, @Body Call body) {
    endGuarantee.call(actor, awardId, body.amount(), text(body.reason()));
    return view.get(actor, awardId);
  }

  /** The page sends all acts to one address, told apart by the button. */
  @Hidden
  @ReviewedFirst
  @Post("/guarantees/{awardId}")
  HttpResponse<ViewGuarantees.GuaranteesView> actByForm(Actor actor, long awardId) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> act(actor, awardId, form))
        .then(done -> Pages.redirect(address(awardId), Tone.GOOD, done))
        .reviewed(done -> review(actor, awardId, form))
        .orBack(address(awardId))
        .showing(() -> get(actor, awardId));
  }

  private Review review(Actor actor, long awardId, Form form) {
    ViewGuarantees.GuaranteesView standing = view.get(actor, awardId);
    String act =
        switch (form.value("act")) {
          case "extend" -> "extend";
          case "release" -> "release";
          case "call" -> "call";
          default -> "register";
        };
    // The latest is the one that the act was on; only one is held at a time.
    Guarantees.Guarantee one = standing.all().get(0);
    BigDecimal called = one.calledAmount();
    Review review =
        Review.of("guarantee." + act, address(awardId))
            .fact("tender.number", standing.due().tenderNumber())
            .fact("tender.lot", standing.due().lotNumber())
            .fact("guarantee.supplier", standing.due().supplier())
            .fact("guarantee.least", standing.due().least())
            .fact("guarantee.bank", one.bank())
            .fact("guarantee.number", one.reference())
            .fact("guarantee.amount", one.value())
            .fact("guarantee.valid-until", one.validUntil())
            .fact("guarantee.document", one.document())
            .fact(
                "guarantee.called-amount",
                called == null ? null : new Money(called, one.currency()))
            .fact("guarantee.end-reason", one.endReason())
            .effect("guarantee.review." + act)
            .lasting("guarantee.review-lasting")
            .ofForm();
    return act.equals("call") ? review.ending() : review;
  }

  private String act(Actor actor, long awardId, Form form) {
    return switch (form.value("act")) {
      case "extend" -> {
        extendGuarantee.run(
            actor, awardId, form.date("validUntil").orElse(null), form.value("document"));
        yield "guarantee.extended-now";
      }
      case "release" -> {
        endGuarantee.release(actor, awardId, form.value("reason"));
        yield "guarantee.released-now";
      }
      case "call" -> {
        endGuarantee.call(
            actor, awardId, form.decimal("amount").orElse(null), form.value("reason"));
        yield "guarantee.called-now";
      }
      default -> {
        registerGuarantee.run(
            actor,
            awardId,
            new RegisterGuarantee.FurnishedGuarantee(
                form.value("bank"),
                form.value("reference"),
                form.decimal("amount").orElse(null),
                form.date("validUntil").orElse(null),
                form.value("document")));
        yield "guarantee.registered-now";
      }
    };
  }

  private static String address(long awardId) {
    return "/guarantees/" + awardId;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
