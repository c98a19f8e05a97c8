package org.muwahhad.award.quantity;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReviewedFirst;

/** The confirmation of quantities by the states. */
@Tag(name = "awards")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record QuantityController(
    Answers answers, ViewQuantities view, ConfirmQuantities confirmQuantities) {

  @Get(uris = {"/api/v1/tenders/{tenderId}/quantities", "/tenders/{tenderId}/quantities"})
  HttpResponse<ViewQuantities.QuantitiesView> get(Actor actor, long tenderId) {
    ViewQuantities.QuantitiesView seen = view.get(actor, tenderId);
    Form form = answers.form(() -> asAsked(seen));
    return answers.show(
        "award/quantity/quantities",
        seen,
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, seen.tender())
                    .titled("quantities.title", seen.tender().number()),
                "seen",
                seen,
                "form",
                form));
  }

  private static Form asAsked(ViewQuantities.QuantitiesView seen) {
    Form form = Form.empty();
    for (ViewQuantities.QuantityLotView lot : seen.lots()) {
      for (QuantityQueries.QuantityPart part : lot.parts()) {
        if (part.stateCode().equals(seen.state())) {
          form =
              form.with(item(part.lotItemId()), part.asked().stripTrailingZeros().toPlainString());
        }
      }
    }
    return form;
  }

  /** A state's answer; items that are not named are confirmed as asked. */
  @Post("/api/v1/tenders/{tenderId}/quantities")
  ViewQuantities.QuantitiesView confirm(
      Actor actor, long tenderId, @Body ConfirmQuantities.QuantityAnswer answer) {
    new Faults().present("items", answer.named()).present("optOuts", answer.out()).throwIfAny();
    confirmQuantities.fromProgram(actor, tenderId, answer);
    return view.get(actor, tenderId);
  }

  /** The form names items and lots by their keys. */
  @Hidden
  @ReviewedFirst
  @Post("/tenders/{tenderId}/quantities")
  HttpResponse<ViewQuantities.QuantitiesView> confirmByForm(Actor actor, long tenderId) {
    Form form = answers.form(Form::empty);
    ViewQuantities.QuantitiesView before = view.get(actor, tenderId);
    return answers
        .act(() -> confirmQuantities.run(actor, tenderId, answer(before, form)))
        .then("/tenders/" + tenderId + "/quantities", "quantities.confirmed-now")
        .reviewed(done -> QuantityReview.of(before, view.get(actor, tenderId)))
        .showing(() -> get(actor, tenderId));
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
}
