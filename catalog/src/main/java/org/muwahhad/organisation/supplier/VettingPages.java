package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.PageAndApi;

/** The queue of registrations in the browser, and what is decided on each. */
@Hidden
@Controller("/organisation/vetting")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record VettingPages(
    Answers answers,
    OrganisationFrame frame,
    ViewRegistrations view,
    RegistrationDesk desk,
    AcceptRegistration acceptRegistration,
    ReturnRegistration returnRegistration,
    RefuseRegistration refuseRegistration) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.VETTING;

  @Get
  HttpResponse<String> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListChoice choice = new ListChoice(PART.href(), q, filter, sort, page);
    return frame.list(actor, PART, "supplier/queue", t -> Map.of("all", view.list(actor, choice)));
  }

  @Get("/{id}")
  HttpResponse<String> show(Actor actor, long id, @QueryValue(defaultValue = "0") int number) {
    ViewRegistrations.RegistrationDossierView dossier = view.get(actor, id, number);
    return frame.below(
        PART,
        dossier.registration().content().name(),
        "supplier/dossier",
        t ->
            Map.of(
                "dossier",
                dossier,
                "mayDecide",
                actor.is(Role.CENTRAL_BUYER) && dossier.isWaiting()));
  }

  @Get("/{id}/documents/{documentId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long documentId) {
    return desk.open(view.document(actor, id, documentId));
  }

  @Get("/{id}/{act}")
  HttpResponse<String> ask(Actor actor, long id, String act) {
    actor.require(Role.CENTRAL_BUYER);
    String asked = known(act);
    return frame.below(
        PART,
        "supplier.vet." + asked,
        "supplier/decide",
        t -> Map.of("dossier", view.get(actor, id, 0), "act", asked));
  }

  @Post("/{id}/{act}")
  HttpResponse<?> decide(Actor actor, long id, String act) {
    Form form = answers.form(Form::empty);
    String decided = known(act);
    return answers
        .act(() -> decide(actor, id, decided, form))
        .then(PART.href(), "supplier.vetted." + decided)
        .orAgain(() -> ask(actor, id, decided))
        .done();
  }

  private void decide(Actor actor, long id, String act, Form form) {
    int number = form.decimal("number").map(BigDecimal::intValue).orElse(0);
    switch (act) {
      case "accept" -> acceptRegistration.run(actor, id, number);
      case "return" -> returnRegistration.run(actor, id, number, form.value("reason"));
      default -> refuseRegistration.run(actor, id, number, form.value("reason"));
    }
  }

  private static String known(String act) {
    if (!act.equals("accept") && !act.equals("return") && !act.equals("refuse")) {
      throw new Refusal.NotFound(act);
    }
    return act;
  }
}
