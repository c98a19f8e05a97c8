package org.muwahhad.organisation.register;

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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Countries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The register of suppliers in the browser. */
@Hidden
@Controller("/organisation/suppliers")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SupplierPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.SUPPLIERS;
  private final OrganisationFrame frame;
  private final ViewSuppliers viewSuppliers;
  private final RegisterSupplier registerSupplier;
  private final SuspendSupplier suspendSupplier;
  private final ReinstateSupplier reinstateSupplier;

  SupplierPages(
      OrganisationFrame frame,
      ViewSuppliers viewSuppliers,
      RegisterSupplier registerSupplier,
      SuspendSupplier suspendSupplier,
      ReinstateSupplier reinstateSupplier) {
    this.frame = frame;
    this.viewSuppliers = viewSuppliers;
    this.registerSupplier = registerSupplier;
    this.suspendSupplier = suspendSupplier;
    this.reinstateSupplier = reinstateSupplier;
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
        "register/suppliers",
        Map.of(
            "all",
            viewSuppliers.list(actor, new ListChoice(PART.href(), q, filter, sort, page)),
            "mayRegister",
            actor.is(Role.CENTRAL_BUYER)));
  }

  @Get("/new")
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor) {
    actor.require(Role.CENTRAL_BUYER);
    return form(request, Form.empty().with("country", "SA"));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> register(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          long id = registerSupplier.run(actor, registration(form));
          return back(id, "organisation.supplier-registered");
        },
        again -> form(request, again));
  }

  @Get("/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    ViewSuppliers.SupplierView view = viewSuppliers.get(actor, id);
    Texts t = OrganisationFrame.texts(request);
    return frame.below(
        request,
        PART,
        t.of(view.supplier().name()),
        "register/supplier",
        Map.of(
            "view",
            view,
            "country",
            Countries.name(view.supplier().country(), t.language()),
            "mayChange",
            actor.is(Role.CENTRAL_BUYER)));
  }

  @Get("/{id}/suspend")
  ModelAndView<?> askSuspend(HttpRequest<?> request, Actor actor, long id) {
    return act(request, actor, id, "suspend", Form.empty());
  }

  @Post("/{id}/suspend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> suspend(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          suspendSupplier.run(actor, id, form.value("reason"), Dates.find(form, "until"));
          return back(id, "organisation.supplier-suspended");
        },
        again -> act(request, actor, id, "suspend", again));
  }

  @Get("/{id}/reinstate")
  ModelAndView<?> askReinstate(HttpRequest<?> request, Actor actor, long id) {
    return act(request, actor, id, "reinstate", Form.empty());
  }

  @Post("/{id}/reinstate")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reinstate(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          reinstateSupplier.run(actor, id, form.value("reason"));
          return back(id, "organisation.supplier-reinstated");
        },
        again -> act(request, actor, id, "reinstate", again));
  }

  private ModelAndView<?> act(HttpRequest<?> request, Actor actor, long id, String act, Form form) {
    actor.require(Role.CENTRAL_BUYER);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.supplier-act." + act),
        "register/supplier-act",
        Map.of("supplier", viewSuppliers.get(actor, id).supplier(), "act", act, "form", form));
  }

  private ModelAndView<?> form(HttpRequest<?> request, Form form) {
    Texts t = OrganisationFrame.texts(request);
    return frame.below(
        request,
        PART,
        t.get("organisation.register-supplier"),
        "register/supplier-form",
        Map.of("form", form, "countries", Countries.options(t)));
  }

  private static RegisterSupplier.Registration registration(Form form) {
    return new RegisterSupplier.Registration(
        form.value("number"),
        new Bilingual(form.value("name.ar"), form.value("name.en")),
        form.value("country"),
        form.chosen("gccOrigin", "true"));
  }

  private static HttpResponse<?> back(long id, String messageKey) {
    return Pages.redirect(PART.href() + "/" + id, Tone.GOOD, messageKey);
  }
}
