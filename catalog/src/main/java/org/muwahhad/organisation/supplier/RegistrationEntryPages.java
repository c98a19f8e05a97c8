package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Throttle;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where suppliers begin their registration, and where their contact chooses a password. Public. */
@Hidden
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
record RegistrationEntryPages(
    Answers answers,
    AskForRegistration askForRegistration,
    ChooseFirstPassword chooseFirstPassword) {

  @Get("/register")
  HttpResponse<String> begin() {
    return answers.page(
        "organisation/supplier/register", page -> Map.of("page", page.titled("supplier.register")));
  }

  @Post("/register")
  HttpResponse<?> ask(HttpRequest<?> request) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                askForRegistration.runLater(
                    form.value("email"), Pages.language(request), Throttle.source(request)))
        .then("/register", "supplier.link-sent")
        .orAgain(this::begin)
        .done();
  }

  /** Passwords are never written back into a page: of the form only its errors are shown. */
  @Get("/first-password/{key}")
  HttpResponse<String> askPassword(String key) {
    Form form = new Form(Map.of(), answers.form(Form::empty).errors());
    String login = chooseFirstPassword.login(key);
    return answers.page(
        "organisation/supplier/first-password",
        page ->
            Map.of(
                "page",
                page.titled("supplier.first-password"),
                "form",
                form,
                "login",
                login,
                "action",
                "/first-password/" + key));
  }

  @Post("/first-password/{key}")
  HttpResponse<?> choosePassword(HttpRequest<?> request, String key) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                chooseFirstPassword.run(
                    key, Throttle.source(request), form.value("password"), form.value("repeated")))
        .then(login -> Pages.redirect("/sign-in", Tone.GOOD, "supplier.password-chosen", login))
        .orAgain(() -> askPassword(key))
        .done();
  }
}
