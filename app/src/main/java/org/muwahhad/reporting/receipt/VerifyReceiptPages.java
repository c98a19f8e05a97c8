package org.muwahhad.reporting.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Texts;

/**
 * Where the code on a printed receipt leads: was it given here, when, and for which round and state
 * or which tender. Public; of what was asked for or offered, and of who bid, nothing is told.
 */
@Hidden
@Controller("/verify/receipts")
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record VerifyReceiptPages(
    Answers answers, VerifyReceipt verifyReceipt, ReceiptProofs proofs, ProvedActs provedActs) {

  static String path(String number, String sha256) {
    return "/verify/receipts/" + number + "/" + sha256;
  }

  @Get
  HttpResponse<?> ask(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "") String number,
      @QueryValue(defaultValue = "") String sha256) {
    Form form = Form.empty().with("number", number).with("sha256", sha256);
    if (number.isBlank() && sha256.isBlank()) {
      return shown(HttpStatus.OK, form, new HashMap<>());
    }
    Form marked = requireBoth(request, form);
    return marked.hasErrors()
        ? shown(HttpStatus.UNPROCESSABLE_ENTITY, marked, new HashMap<>())
        : answer(request, form);
  }

  @Get("/{number}/{sha256}")
  HttpResponse<?> show(HttpRequest<?> request, String number, String sha256) {
    return answer(request, Form.empty().with("number", number).with("sha256", sha256));
  }

  private static Form requireBoth(HttpRequest<?> request, Form form) {
    String missing = Texts.in(Pages.language(request)).get("shared.refusal.missing");
    Form marked = form;
    for (String field : new String[] {"number", "sha256"}) {
      if (form.value(field).isBlank()) {
        marked = marked.withError(field, missing);
      }
    }
    return marked;
  }

  private HttpResponse<?> answer(HttpRequest<?> request, Form form) {
    Map<String, Object> model = new HashMap<>();
    try {
      model.put("asked", true);
      verifyReceipt
          .run(Throttle.source(request), form.value("number"), form.value("sha256"))
          .ifPresent(
              given -> {
                model.put(model(given), given);
                model.put("act", provedActs.ofReceipt(given));
                model.put("href", path(given.receiptNumber(), given.sha256()));
                proofs.find(given.receiptNumber()).ifPresent(p -> model.put("proof", p));
              });
    } catch (Refusal.TooOften refusal) {
      model.put("tooOften", true);
      return shown(HttpStatus.TOO_MANY_REQUESTS, form, model);
    }
    return shown(HttpStatus.OK, form, model);
  }

  private static String model(ReceiptQueries.Receipt given) {
    if (given instanceof ReceiptQueries.WithdrawalFacts) {
      return "ofWithdrawal";
    }
    if (given instanceof ReceiptQueries.LateBidFacts) {
      return "ofLateBid";
    }
    return given instanceof ReceiptQueries.BidReceiptFacts ? "ofBid" : "given";
  }

  private HttpResponse<?> shown(HttpStatus status, Form form, Map<String, Object> model) {
    return answers
        .page(
            "reporting/receipt/verify-receipt",
            page -> {
              model.put(
                  "page",
                  page.titled("reporting.verify-receipt-title")
                      .below(page.t().get("reporting.verify-index"), "/verify"));
              model.put("form", form);
              return model;
            })
        .toMutableResponse()
        .status(status);
  }
}
