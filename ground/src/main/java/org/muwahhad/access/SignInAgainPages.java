package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/**
 * Where people sign in once more before they do what needs it, and from where they go on with what
 * they typed. Works without scripts, but for passkeys.
 */
@Hidden
@Controller(SignInAgainPages.PATH)
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SignInAgainPages(
    Answers answers,
    SignInAgain signInAgain,
    FreshSignIns freshSignIns,
    KeepFormInput keepFormInput,
    SecondFactor secondFactor,
    Passkeys passkeys,
    SignInChoices choices) {
  static final String PATH = "/sign-in/again";
  private static final String TYPED = "typed";
  private static final String RETURN = "returnTo";

  @Get
  HttpResponse<String> ask(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue @Nullable String returnTo,
      @QueryValue(defaultValue = "") String typed) {
    Form form = Form.empty().with(RETURN, Pages.local(returnTo)).with(TYPED, typed);
    return page(request, actor, form);
  }

  @Post
  HttpResponse<?> signIn(HttpRequest<?> request, Actor actor) {
    Form form = answers.form(Form::empty);
    String returnTo = Pages.local(form.value(RETURN));
    Form kept = Form.empty().with(RETURN, returnTo).with(TYPED, form.value(TYPED));
    SignedIn signedIn = SignedIn.find(request).orElseThrow();
    try {
      return answers
          .act(
              () ->
                  signInAgain.run(
                      signedIn,
                      form.value("password"),
                      SecondStepPages.proof(form),
                      Visitor.of(request)))
          .then(done -> goOn(request, signedIn, returnTo, form.value(TYPED)))
          .showing(() -> page(request, actor, marked(kept)));
    } catch (Refusal.NotPermitted refusal) {
      String field = refusal.code().startsWith("factor.") ? SecondStepPages.CODE : "password";
      Form marked = kept.withError(field, Refusals.message(refusal, Pages.language(request)));
      return page(request, actor, marked)
          .toMutableResponse()
          .status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  /** What is wrong with the form that was sent, without its password and its code. */
  private Form marked(Form kept) {
    return new Form(kept.values(), answers.form(Form::empty).errors());
  }

  /** Where the provider of the session sends back whom it asked again. */
  @Get("/done")
  HttpResponse<?> done(
      HttpRequest<?> request,
      @QueryValue @Nullable String returnTo,
      @QueryValue(defaultValue = "") String typed) {
    SignedIn signedIn = SignedIn.find(request).orElseThrow();
    String back = Pages.local(returnTo);
    return freshSignIns.isFresh(signedIn)
        ? goOn(request, signedIn, back, typed)
        : Pages.redirect(address(PATH, back, typed));
  }

  private static String address(String path, String returnTo, String typed) {
    return path
        + "?returnTo="
        + URLEncoder.encode(returnTo, StandardCharsets.UTF_8)
        + "&typed="
        + URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }

  private HttpResponse<?> goOn(
      HttpRequest<?> request, SignedIn signedIn, String returnTo, String typed) {
    Optional<FormInput> form =
        typed.equals(RequireFreshSignIn.KEPT) ? keepFormInput.find(request) : Optional.empty();
    if (form.isEmpty()) {
      return Pages.redirect(
          returnTo,
          Tone.INFO,
          typed.equals(RequireFreshSignIn.LOST) ? "factor.go-on-anew" : "factor.go-on");
    }
    // What stood on the answer to a form has no page to go back to: it is sent from here.
    if (path(form.get().action()).equals(path(returnTo))) {
      keepFormInput.drop(signedIn);
      return answers.page(
          "access/go-on",
          page ->
              Map.of(
                  "page",
                  page.titled("factor.go-on-title"),
                  "action",
                  form.get().action(),
                  "fields",
                  form.get().fields()));
    }
    return form.get().fields().isEmpty()
        ? Pages.redirect(returnTo, Tone.INFO, "factor.go-on")
        : Pages.redirect(RestoreFormInput.address(returnTo));
  }

  private static String path(String address) {
    return URI.create(address).getRawPath();
  }

  private HttpResponse<String> page(HttpRequest<?> request, Actor actor, Form form) {
    Map<String, Object> model = model(request, actor, form);
    return answers.page(
        "access/sign-in-again",
        page -> {
          model.put("page", page.titled("factor.sign-in-again"));
          return model;
        });
  }

  private Map<String, Object> model(HttpRequest<?> request, Actor actor, Form form) {
    SecondFactor.FactorState state = secondFactor.get(actor.personId());
    Map<String, Object> model = new HashMap<>();
    model.put("form", form);
    model.put("minutes", freshSignIns.minutes());
    model.put(
        "provider",
        SignedIn.find(request).filter(s -> s.level() == SignInLevel.PROVIDER).isPresent());
    model.put("app", state.timeCode());
    model.put("code", state.isAskedFor() && (state.timeCode() || state.codesLeft() > 0));
    passkeys.askForOne(actor.personId()).ifPresent(c -> model.put("ceremony", c));
    SignedIn.find(request)
        .flatMap(s -> choices.findAgain(s.token()))
        .ifPresent(
            choice -> {
              String back = address(PATH + "/done", form.value(RETURN), form.value(TYPED));
              model.put("again", choice);
              model.put(
                  "againHref",
                  choice.href()
                      + "?fresh=true&returnTo="
                      + URLEncoder.encode(back, StandardCharsets.UTF_8));
            });
    return model;
  }
}
