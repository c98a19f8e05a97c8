package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** The debarments of a supplier in the browser. */
@Hidden
@Controller("/organisation/suppliers/{id}/debarments")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DebarmentPages(
    Answers answers,
    OrganisationFrame frame,
    ViewDebarments view,
    RiyadhDay days,
    ProposeDebarment proposeDebarment,
    DecideDebarment decideDebarment,
    LiftDebarment liftDebarment) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.SUPPLIERS;

  @Get
  HttpResponse<String> list(Actor actor, long id) {
    Form form = answers.form(() -> Form.empty().with("from", days.today()));
    return frame.below(
        PART,
        "supplier.debarments-of",
        "supplier/debarments",
        t ->
            Map.of(
                "view",
                view.get(actor, id),
                "form",
                form,
                "mayDecide",
                actor.is(Role.CENTRAL_BUYER),
                "personId",
                actor.personId()));
  }

  @FreshSignIn
  @Post
  HttpResponse<?> propose(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                proposeDebarment.run(
                    actor,
                    id,
                    new ProposeDebarment.Proposal(
                        Dates.find(form, "from"),
                        Dates.find(form, "until"),
                        new Bilingual(form.value("ground.ar"), form.value("ground.en")),
                        form.value("reason"))))
        .then(address(id), "supplier.debarment-proposed")
        .orAgain(() -> list(actor, id))
        .done();
  }

  @FreshSignIn
  @Post("/{debarmentId}/{act}")
  @ReviewedFirst
  HttpResponse<?> decide(Actor actor, long id, long debarmentId, String act) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> decide(actor, id, debarmentId, act, form))
        .then(done -> Pages.redirect(address(id), Tone.GOOD, done))
        .reviewed(done -> review(actor, id, debarmentId, act, form))
        .orAgain(() -> list(actor, id))
        .done();
  }

  /** Returns the message of what was done. */
  private String decide(Actor actor, long id, long debarmentId, String act, Form form) {
    switch (act) {
      case "confirm" -> {
        decideDebarment.run(actor, id, debarmentId, true);
        return "supplier.debarment-confirmed";
      }
      case "reject" -> {
        decideDebarment.run(actor, id, debarmentId, false);
        return "supplier.debarment-rejected";
      }
      case "lift" -> {
        liftDebarment.run(actor, id, debarmentId, form.value("reason"));
        return "supplier.debarment-lifted";
      }
      default -> throw new Refusal.NotFound(act);
    }
  }

  private Review review(Actor actor, long id, long debarmentId, String act, Form form) {
    ViewDebarments.DebarmentView debarment = view.get(actor, id);
    Review review =
        Review.of("supplier.debarment-" + act, address(id))
            .fact("supplier.name", debarment.supplier().name());
    for (Debarments.Debarment one : debarment.debarments()) {
      if (one.id() == debarmentId) {
        review =
            review
                .fact("supplier.ground", one.ground())
                .fact("supplier.from", one.fromDay())
                .fact("supplier.until", one.untilDay())
                .fact("supplier.reason", one.reason());
      }
    }
    return review
        .fact("supplier.lift-reason", form.text("reason").orElse(null))
        .effect("supplier.debarment-review." + act)
        .lasting("supplier.debarment-review-lasting")
        .ofForm();
  }

  private static String address(long id) {
    return PART.href() + "/" + id + "/debarments";
  }
}
