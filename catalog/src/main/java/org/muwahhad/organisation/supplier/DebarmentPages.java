package org.muwahhad.organisation.supplier;

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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Reviews;
import org.muwahhad.web.Tone;

/** The debarments of a supplier in the browser. */
@Hidden
@Controller("/organisation/suppliers/{id}/debarments")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DebarmentPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.SUPPLIERS;
  private final OrganisationFrame frame;
  private final ViewDebarments view;
  private final RiyadhDay days;
  private final ProposeDebarment proposeDebarment;
  private final DecideDebarment decideDebarment;
  private final LiftDebarment liftDebarment;
  private final Reviews reviews;

  DebarmentPages(
      OrganisationFrame frame,
      ViewDebarments view,
      RiyadhDay days,
      ProposeDebarment proposeDebarment,
      DecideDebarment decideDebarment,
      LiftDebarment liftDebarment,
      Reviews reviews) {
    this.reviews = reviews;
    this.frame = frame;
    this.view = view;
    this.days = days;
    this.proposeDebarment = proposeDebarment;
    this.decideDebarment = decideDebarment;
    this.liftDebarment = liftDebarment;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty().with("from", days.today()));
  }

  @FreshSignIn
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          proposeDebarment.run(
              actor,
              id,
              new ProposeDebarment.Proposal(
                  Dates.find(form, "from"),
                  Dates.find(form, "until"),
                  new Bilingual(form.value("ground.ar"), form.value("ground.en")),
                  form.value("reason")));
          return back(id, "supplier.debarment-proposed");
        },
        again -> page(request, actor, id, again));
  }

  @FreshSignIn
  @Post("/{debarmentId}/{act}")
  @ReviewedFirst
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> decide(
      HttpRequest<?> request,
      Actor actor,
      long id,
      long debarmentId,
      String act,
      @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () ->
            reviews.run(
                request,
                form,
                () -> decide(actor, id, debarmentId, act, form),
                done -> review(actor, id, debarmentId, act, form),
                done -> back(id, done)),
        again -> page(request, actor, id, again));
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
        Review.of("supplier.debarment-" + act, PART.href() + "/" + id + "/debarments")
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

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("supplier.debarments-of"),
        "supplier/debarments",
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

  private static HttpResponse<?> back(long id, String messageKey) {
    return Pages.redirect(PART.href() + "/" + id + "/debarments", Tone.GOOD, messageKey);
  }
}
