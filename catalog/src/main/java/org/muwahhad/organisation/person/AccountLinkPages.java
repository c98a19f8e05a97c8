package org.muwahhad.organisation.person;

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

/**
 * Where people say that they cannot sign in, and where the links lead that are mailed about an
 * account. Open to everybody, and to anyone who holds the link.
 */
@Hidden
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
record AccountLinkPages(
    Answers answers,
    ChoosePassword choosePassword,
    ReleaseAccount releaseAccount,
    AskForRecovery askForRecovery,
    RecoverPassword recoverPassword) {

  @Get("/forgotten-password")
  HttpResponse<String> begin() {
    return answers.page(
        "organisation/person/forgotten-password",
        page -> Map.of("page", page.titled("organisation.forgotten-password")));
  }

  @Post("/forgotten-password")
  HttpResponse<?> ask(HttpRequest<?> request) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> askForRecovery.runLater(form.value("account"), Throttle.source(request)))
        .then("/forgotten-password", "organisation.recovery-mailed", AskForRecovery.MINUTES)
        .orAgain(this::begin)
        .done();
  }

  @Get(PasswordRecoveries.PREFIX + "{key}")
  HttpResponse<String> askRecovered(String key) {
    return password(recoverPassword.login(key), PasswordRecoveries.PREFIX + key);
  }

  @Post(PasswordRecoveries.PREFIX + "{key}")
  HttpResponse<?> recover(HttpRequest<?> request, String key) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                recoverPassword.run(
                    key, Throttle.source(request), form.value("password"), form.value("repeated")))
        .then(AccountLinkPages::chosen)
        .orAgain(() -> askRecovered(key))
        .done();
  }

  @Get(PasswordLinks.PREFIX + "{key}")
  HttpResponse<String> askPassword(String key) {
    return password(choosePassword.login(key), PasswordLinks.PREFIX + key);
  }

  @Post(PasswordLinks.PREFIX + "{key}")
  HttpResponse<?> choosePassword(HttpRequest<?> request, String key) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                choosePassword.run(
                    key, Throttle.source(request), form.value("password"), form.value("repeated")))
        .then(AccountLinkPages::chosen)
        .orAgain(() -> askPassword(key))
        .done();
  }

  @Get(HoldAccount.RELEASE + "{key}")
  HttpResponse<String> askRelease(String key) {
    ReleaseAccount.HeldAccount held = releaseAccount.get(key);
    return answers.page(
        "organisation/person/release",
        page ->
            Map.of(
                "page",
                page.titled("organisation.release-account"),
                "held",
                held,
                "action",
                HoldAccount.RELEASE + key));
  }

  @Post(HoldAccount.RELEASE + "{key}")
  HttpResponse<?> release(HttpRequest<?> request, String key) {
    return answers
        .act(() -> releaseAccount.run(key, Throttle.source(request)))
        .then("/sign-in", "organisation.account-released")
        .done();
  }

  private static HttpResponse<?> chosen(String login) {
    return Pages.redirect("/sign-in", Tone.GOOD, "organisation.password-chosen", login);
  }

  /** Passwords are never written back into a page: of the form only its errors are shown. */
  private HttpResponse<String> password(String login, String action) {
    Form form = new Form(Map.of(), answers.form(Form::empty).errors());
    return answers.page(
        "organisation/supplier/first-password",
        page ->
            Map.of(
                "page",
                page.titled("organisation.choose-password"),
                "form",
                form,
                "login",
                login,
                "action",
                action));
  }
}
