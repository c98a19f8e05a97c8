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
import org.muwahhad.access.Throttle;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where suppliers begin their registration, and where their contact chooses a password. Public. */
@Hidden
@Controller
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class RegistrationEntryPages {
  private final Pages pages;
  private final AskForRegistration askForRegistration;
  private final ChooseFirstPassword chooseFirstPassword;

  RegistrationEntryPages(
      Pages pages, AskForRegistration askForRegistration, ChooseFirstPassword chooseFirstPassword) {
    this.pages = pages;
    this.askForRegistration = askForRegistration;
    this.chooseFirstPassword = chooseFirstPassword;
  }

  @Get("/register")
  ModelAndView<?> begin(HttpRequest<?> request) {
    return begin(request, Form.empty());
  }

  @Post("/register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          askForRegistration.runLater(
              form.value("email"), Pages.language(request), Throttle.source(request));
          return Pages.redirect("/register", Tone.GOOD, "supplier.link-sent");
        },
        marked -> begin(request, marked));
  }

  @Get("/first-password/{key}")
  ModelAndView<?> askPassword(HttpRequest<?> request, String key) {
    return password(request, key, Form.empty());
  }

  @Post("/first-password/{key}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> choosePassword(HttpRequest<?> request, String key, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        Form.empty(),
        () -> {
          String login =
              chooseFirstPassword.run(
                  key, Throttle.source(request), form.value("password"), form.value("repeated"));
          return Pages.redirect("/sign-in", Tone.GOOD, "supplier.password-chosen", login);
        },
        marked -> password(request, key, marked));
  }

  private ModelAndView<?> begin(HttpRequest<?> request, Form form) {
    return new ModelAndView<>(
        "organisation/supplier/register",
        Map.of("page", pages.of(request).titled("supplier.register"), "form", form));
  }

  private ModelAndView<?> password(HttpRequest<?> request, String key, Form form) {
    return new ModelAndView<>(
        "organisation/supplier/first-password",
        Map.of(
            "page",
            pages.of(request).titled("supplier.first-password"),
            "form",
            form,
            "login",
            chooseFirstPassword.login(key),
            "action",
            "/first-password/" + key));
  }
}
