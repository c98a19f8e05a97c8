package org.muwahhad.organisation.factor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.SignInAgain;
import org.muwahhad.access.SignedIn;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.access.factor.TimeCodes;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where people set up, see and end their own second factor. */
@Tag(name = "sessions")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FactorController(
    Answers answers,
    ViewFactors viewFactors,
    SetUpTimeCode setUpTimeCode,
    AddPasskey addPasskey,
    EndFactor endFactor,
    MakeRecoveryCodes makeRecoveryCodes,
    SignInAgain signInAgain) {
  private static final String HERE = "/factors";

  /** A first code of the app. */
  record FirstCode(@Nullable String secondCode) {}

  /** What of a second factor the person signed in has. */
  @Get(uris = {"/api/v1/factors", "/factors"})
  HttpResponse<ViewFactors.FactorView> get(Actor actor) {
    return answers.show(
        "organisation/factor/factors",
        "factors",
        viewFactors.run(actor),
        page -> page.titled("factor.own"));
  }

  /** The secret is the one that will count, so nobody at a page left open sees it before. */
  @Hidden
  @FreshSignIn
  @Get("/factors/time-code")
  HttpResponse<TimeCodes.TimeCodeSecret> askForTimeCode(Actor actor) {
    return answers.show(
        "organisation/factor/time-code",
        "secret",
        setUpTimeCode.get(actor),
        page -> below(page.titled("factor.set-up-time-code")));
  }

  @Hidden
  @FreshSignIn
  @Post("/factors/time-code")
  HttpResponse<TimeCodes.TimeCodeSecret> confirmTimeCode(
      HttpRequest<?> request, Actor actor, @Body FirstCode body) {
    return answers
        .act(() -> proved(request, () -> setUpTimeCode.run(actor, body.secondCode())))
        .then(codes -> afterwards(codes, "factor.time-code-set-up"))
        .showing(() -> askForTimeCode(actor));
  }

  @Hidden
  @FreshSignIn
  @Post("/factors/time-code/end")
  HttpResponse<Void> endTimeCode(Actor actor) {
    return answers
        .act(() -> endFactor.runTimeCode(actor))
        .then(HERE, "factor.ended")
        .orBack(HERE)
        .done();
  }

  @Hidden
  @Get("/factors/passkeys/new")
  HttpResponse<Passkeys.PasskeyCeremony> askForPasskey(Actor actor) {
    return answers.show(
        "organisation/factor/passkey",
        "ceremony",
        addPasskey.get(actor),
        page -> below(page.titled("factor.add-passkey")));
  }

  @Hidden
  @FreshSignIn
  @Post("/factors/passkeys")
  HttpResponse<Passkeys.PasskeyCeremony> takePasskey(
      HttpRequest<?> request, Actor actor, @Body AddPasskey.NewPasskey body) {
    return answers
        .act(() -> proved(request, () -> addPasskey.run(actor, body)))
        .then(codes -> afterwards(codes, "factor.passkey-added"))
        .showing(() -> askForPasskey(actor));
  }

  @Hidden
  @FreshSignIn
  @Post("/factors/passkeys/{id}/end")
  HttpResponse<Void> endPasskey(Actor actor, long id) {
    return answers
        .act(() -> endFactor.runPasskey(actor, id))
        .then(HERE, "factor.ended")
        .orBack(HERE)
        .done();
  }

  @Hidden
  @FreshSignIn
  @Post("/factors/codes")
  HttpResponse<Void> makeCodes(Actor actor) {
    return answers.act(() -> makeRecoveryCodes.run(actor)).then(this::shown).orBack(HERE).done();
  }

  /** Who set a factor up in this session has just shown it. */
  private List<String> proved(HttpRequest<?> request, Supplier<List<String>> act) {
    List<String> codes = act.get();
    SignedIn.find(request).ifPresent(signInAgain::proved);
    return codes;
  }

  private HttpResponse<?> afterwards(List<String> codes, String messageKey) {
    return codes.isEmpty() ? Pages.redirect(HERE, Tone.GOOD, messageKey) : shown(codes);
  }

  private HttpResponse<?> shown(List<String> codes) {
    return answers.show(
        "organisation/factor/codes",
        "codes",
        codes,
        page -> below(page.titled("factor.recovery-codes")));
  }

  private static Page below(Page page) {
    return page.below(page.t().get("factor.own"), HERE);
  }
}
