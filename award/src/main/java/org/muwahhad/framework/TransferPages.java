package org.muwahhad.framework;

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
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Transfers of balances in the browser: offering, consenting, ending. */
@Hidden
@Controller
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TransferPages {
  private final Pages pages;
  private final ViewAgreements viewAgreements;
  private final ViewTransfers read;
  private final OfferTransfer offer;
  private final ConsentToTransfer consent;
  private final EndTransfer end;

  TransferPages(
      Pages pages,
      ViewAgreements viewAgreements,
      ViewTransfers read,
      OfferTransfer offer,
      ConsentToTransfer consent,
      EndTransfer end) {
    this.pages = pages;
    this.viewAgreements = viewAgreements;
    this.read = read;
    this.offer = offer;
    this.consent = consent;
    this.end = end;
  }

  @Get("/transfers")
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "framework/transfers",
        Map.of("page", page(request, "framework.transfers"), "all", read.list(actor)));
  }

  @Get("/transfers/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return shown(request, actor, id, Form.empty());
  }

  @Get("/agreements/{id}/transfers/new")
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long id) {
    return form(request, actor, id, Form.empty().with("requestKey", UUID.randomUUID().toString()));
  }

  @Post("/agreements/{id}/transfers")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> offer(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () ->
            Pages.redirect(
                "/transfers/" + offer.run(actor, id, typed(form)),
                Tone.GOOD,
                "framework.transfer-offered"),
        again -> form(request, actor, id, again));
  }

  @Post("/transfers/{id}/consent")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> consent(HttpRequest<?> request, Actor actor, long id) {
    String here = "/transfers/" + id;
    return pages.after(
        request,
        here,
        () -> {
          consent.run(actor, id);
          return Pages.redirect(here, Tone.GOOD, "framework.consent-recorded");
        });
  }

  @Post("/transfers/{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> end(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    String here = "/transfers/" + id;
    return pages.after(
        request,
        here,
        form,
        () -> {
          end.run(actor, id, form.value("reason"));
          return Pages.redirect(here, Tone.GOOD, "framework.transfer-ended-now");
        },
        again -> shown(request, actor, id, again));
  }

  private static OfferTransfer.Offer typed(Form form) {
    return new OfferTransfer.Offer(
        form.value("requestKey"),
        form.decimal("lotItemId").map(BigDecimal::longValue).orElse(null),
        form.value("receiver"),
        form.decimal("quantity").orElse(null),
        form.value("reason"));
  }

  private ModelAndView<?> shown(HttpRequest<?> request, Actor actor, long id, Form form) {
    Page page = page(request, "framework.transfer");
    return new ModelAndView<>(
        "framework/transfer",
        Map.of(
            "page",
            page.below(page.t().get("framework.transfers"), "/transfers"),
            "sheet",
            read.get(actor, id),
            "form",
            form));
  }

  private ModelAndView<?> form(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewAgreements.AgreementView sheet = viewAgreements.get(actor, id);
    Page page = page(request, "framework.offer-transfer");
    Texts t = page.t();
    return new ModelAndView<>(
        "framework/transfer-form",
        Map.of(
            "page",
            page.below(t.get("framework.agreement", sheet.agreement().number()), back(id)),
            "agreement",
            sheet.agreement(),
            "items",
            sheet.entitlements().stream()
                .filter(e -> e.left().signum() > 0)
                .map(e -> new Option(String.valueOf(e.lotItemId()), item(t, e)))
                .toList(),
            "form",
            form));
  }

  private static String item(Texts t, AgreementQueries.Entitlement e) {
    String unit = t.of(e.unit());
    return t.get("framework.item-left", e.item(), e.left().stripTrailingZeros(), unit);
  }

  private Page page(HttpRequest<?> request, String title) {
    Page page = pages.of(request);
    return page.titled(title).below(page.t().get("framework.agreements"), "/agreements");
  }

  private static String back(long agreementId) {
    return "/agreements/" + agreementId;
  }
}
