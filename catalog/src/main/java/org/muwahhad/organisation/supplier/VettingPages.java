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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The queue of registrations in the browser, and what is decided on each. */
@Hidden
@Controller("/organisation/vetting")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class VettingPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.VETTING;
  private final OrganisationFrame frame;
  private final ViewRegistrations view;
  private final RegistrationDesk desk;
  private final AcceptRegistration acceptRegistration;
  private final ReturnRegistration returnRegistration;
  private final RefuseRegistration refuseRegistration;

  VettingPages(
      OrganisationFrame frame,
      ViewRegistrations view,
      RegistrationDesk desk,
      AcceptRegistration acceptRegistration,
      ReturnRegistration returnRegistration,
      RefuseRegistration refuseRegistration) {
    this.frame = frame;
    this.view = view;
    this.desk = desk;
    this.acceptRegistration = acceptRegistration;
    this.returnRegistration = returnRegistration;
    this.refuseRegistration = refuseRegistration;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return frame.list(
        request,
        actor,
        PART,
        "supplier/queue",
        Map.of("all", view.list(actor, new ListChoice(PART.href(), q, filter, sort, page))));
  }

  @Get("/{id}")
  ModelAndView<?> show(
      HttpRequest<?> request, Actor actor, long id, @QueryValue(defaultValue = "0") int number) {
    ViewRegistrations.RegistrationDossierView dossier = view.get(actor, id, number);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).of(dossier.registration().content().name()),
        "supplier/dossier",
        Map.of(
            "dossier", dossier, "mayDecide", actor.is(Role.CENTRAL_BUYER) && dossier.isWaiting()));
  }

  @Get("/{id}/documents/{documentId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long documentId) {
    return desk.open(view.document(actor, id, documentId));
  }

  @Get("/{id}/{act}")
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long id, String act) {
    return ask(request, actor, id, act, Form.empty());
  }

  @Post("/{id}/{act}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> decide(
      HttpRequest<?> request, Actor actor, long id, String act, @Body String body) {
    Form form = Forms.read(request, body);
    String decided = known(act);
    return Pages.orAgain(
        request,
        form,
        () -> {
          int number = form.decimal("number").map(BigDecimal::intValue).orElse(0);
          switch (decided) {
            case "accept" -> acceptRegistration.run(actor, id, number);
            case "return" -> returnRegistration.run(actor, id, number, form.value("reason"));
            default -> refuseRegistration.run(actor, id, number, form.value("reason"));
          }
          return Pages.redirect(PART.href(), Tone.GOOD, "supplier.vetted." + decided);
        },
        marked -> ask(request, actor, id, decided, marked));
  }

  private ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long id, String act, Form form) {
    actor.require(Role.CENTRAL_BUYER);
    String asked = known(act);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("supplier.vet." + asked),
        "supplier/decide",
        Map.of("dossier", view.get(actor, id, 0), "act", asked, "form", form));
  }

  private static String known(String act) {
    if (!act.equals("accept") && !act.equals("return") && !act.equals("refuse")) {
      throw new Refusal.NotFound(act);
    }
    return act;
  }
}
