package org.muwahhad.award.quantity;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Reviews;
import org.muwahhad.web.Tone;

/** The confirmation of quantities in the browser. */
@Hidden
@Controller("/tenders/{tenderId}/quantities")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class QuantityPages {
  private final Pages pages;
  private final ViewQuantities viewQuantities;
  private final ConfirmQuantities confirmQuantities;
  private final Reviews reviews;

  QuantityPages(
      Pages pages,
      ViewQuantities viewQuantities,
      ConfirmQuantities confirmQuantities,
      Reviews reviews) {
    this.reviews = reviews;
    this.pages = pages;
    this.viewQuantities = viewQuantities;
    this.confirmQuantities = confirmQuantities;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    ViewQuantities.QuantitiesView seen = viewQuantities.get(actor, tenderId);
    Form form = Form.empty();
    for (ViewQuantities.QuantityLotView lot : seen.lots()) {
      for (QuantityQueries.QuantityPart part : lot.parts()) {
        if (part.stateCode().equals(seen.state())) {
          form =
              form.with(item(part.lotItemId()), part.asked().stripTrailingZeros().toPlainString());
        }
      }
    }
    return page(request, seen, form);
  }

  @Post
  @ReviewedFirst
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.readSheet(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          ViewQuantities.QuantitiesView before = viewQuantities.get(actor, tenderId);
          return reviews.run(
              request,
              form,
              () -> confirmQuantities.run(actor, tenderId, answer(before, form)),
              () -> QuantityReview.of(before, viewQuantities.get(actor, tenderId)),
              () ->
                  Pages.redirect(
                      "/tenders/" + tenderId + "/quantities",
                      Tone.GOOD,
                      "quantities.confirmed-now"));
        },
        marked -> page(request, viewQuantities.get(actor, tenderId), marked));
  }

  private static ConfirmQuantities.QuantityAnswer answer(
      ViewQuantities.QuantitiesView seen, Form form) {
    List<ConfirmQuantities.ConfirmedItem> items = new ArrayList<>();
    List<ConfirmQuantities.OptOut> out = new ArrayList<>();
    for (ViewQuantities.QuantityLotView lot : seen.lots()) {
      boolean optsOut = form.chosen("lots[" + lot.lot().id() + "].out", "true");
      if (optsOut) {
        out.add(
            new ConfirmQuantities.OptOut(
                lot.lot().id(), form.value("lots[" + lot.lot().id() + "].reason")));
      }
      lot.parts().stream()
          .filter(p -> p.stateCode().equals(seen.state()) && sent(form, p))
          .filter(p -> !optsOut || isChanged(form, p))
          .forEach(
              p ->
                  items.add(
                      new ConfirmQuantities.ConfirmedItem(
                          p.lotItemId(), form.decimal(item(p.lotItemId())).orElse(null))));
    }
    return new ConfirmQuantities.QuantityAnswer(items, out);
  }

  /** A quantity without room has no box: it is confirmed as asked. */
  private static boolean sent(Form form, QuantityQueries.QuantityPart part) {
    return form.values().containsKey(item(part.lotItemId()));
  }

  /**
   * Whether another quantity was typed than the one the box was filled in with; nothing at all is
   * what opting out means.
   */
  private static boolean isChanged(Form form, QuantityQueries.QuantityPart part) {
    String field = item(part.lotItemId());
    return form.text(field).isPresent()
        && form.decimal(field)
            .filter(q -> q.signum() == 0 || q.compareTo(part.asked()) == 0)
            .isEmpty();
  }

  private static String item(long lotItemId) {
    return "items[" + lotItemId + "].quantity";
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, ViewQuantities.QuantitiesView seen, Form form) {
    TenderQueries.Tender tender = seen.tender();
    Page page = pages.of(request);
    return new ModelAndView<>(
        "award/quantity/quantities",
        Map.of(
            "page",
            TenderFrame.below(page, tender).titled("quantities.title", tender.number()),
            "seen",
            seen,
            "form",
            form));
  }
}
