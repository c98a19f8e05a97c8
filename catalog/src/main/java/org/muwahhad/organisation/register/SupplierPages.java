package org.muwahhad.organisation.register;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Countries;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The register of suppliers in the browser. */
@Hidden
@Controller("/organisation/suppliers")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SupplierPages(
    Answers answers,
    OrganisationFrame frame,
    ViewSuppliers viewSuppliers,
    RegisterSupplier registerSupplier,
    SuspendSupplier suspendSupplier,
    ReinstateSupplier reinstateSupplier) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.SUPPLIERS;

  @Get
  HttpResponse<String> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListChoice choice = new ListChoice(PART.href(), q, filter, sort, page);
    return frame.list(
        actor,
        PART,
        "register/suppliers",
        t ->
            Map.of(
                "all",
                viewSuppliers.list(actor, choice),
                "mayRegister",
                actor.is(Role.CENTRAL_BUYER)));
  }

  @Get("/new")
  HttpResponse<String> ask(Actor actor) {
    actor.require(Role.CENTRAL_BUYER);
    return form(Form.empty().with("country", "SA"));
  }

  @Post
  HttpResponse<?> register(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> registerSupplier.run(actor, registration(form)))
        .then(id -> Pages.redirect(address(id), Tone.GOOD, "organisation.supplier-registered"))
        .orAgain(() -> form(answers.form(Form::empty)))
        .done();
  }

  @Get("/{id}")
  HttpResponse<String> show(Actor actor, long id) {
    ViewSuppliers.SupplierView view = viewSuppliers.get(actor, id);
    return frame.below(
        PART,
        view.supplier().name(),
        "register/supplier",
        t ->
            Map.of(
                "view",
                view,
                "country",
                Countries.name(view.supplier().country(), t.language()),
                "mayChange",
                actor.is(Role.CENTRAL_BUYER)));
  }

  @Get("/{id}/suspend")
  HttpResponse<String> askSuspend(Actor actor, long id) {
    return act(actor, id, "suspend");
  }

  @Post("/{id}/suspend")
  HttpResponse<?> suspend(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> suspendSupplier.run(actor, id, form.value("reason"), Dates.find(form, "until")))
        .then(address(id), "organisation.supplier-suspended")
        .orAgain(() -> askSuspend(actor, id))
        .done();
  }

  @Get("/{id}/reinstate")
  HttpResponse<String> askReinstate(Actor actor, long id) {
    return act(actor, id, "reinstate");
  }

  @Post("/{id}/reinstate")
  HttpResponse<?> reinstate(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> reinstateSupplier.run(actor, id, form.value("reason")))
        .then(address(id), "organisation.supplier-reinstated")
        .orAgain(() -> askReinstate(actor, id))
        .done();
  }

  private HttpResponse<String> act(Actor actor, long id, String act) {
    actor.require(Role.CENTRAL_BUYER);
    return frame.below(
        PART,
        "organisation.supplier-act." + act,
        "register/supplier-act",
        t -> Map.of("supplier", viewSuppliers.get(actor, id).supplier(), "act", act));
  }

  private HttpResponse<String> form(Form form) {
    return frame.below(
        PART,
        "organisation.register-supplier",
        "register/supplier-form",
        t -> Map.of("form", form, "countries", Countries.options(t)));
  }

  private static RegisterSupplier.Registration registration(Form form) {
    return new RegisterSupplier.Registration(
        form.value("number"),
        new Bilingual(form.value("name.ar"), form.value("name.en")),
        form.value("country"),
        form.chosen("gccOrigin", "true"));
  }

  private static String address(long id) {
    return PART.href() + "/" + id;
  }
}
