package org.muwahhad.bid.key;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Passwords;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** Where members of opening panels make their opening key and keep its passphrase. */
@Hidden
@Controller("/opening-key")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OpeningKeyPages(
    Answers answers,
    OwnOpeningKey ownKey,
    SetUpOpeningKey setUpKey,
    ChangePassphrase changePassphrase,
    Passwords passwords) {
  private static final String HERE = "/opening-key";

  @Get
  HttpResponse<String> show(Actor actor) {
    Optional<OwnOpeningKey.OpeningKeyView> key = ownKey.find(actor);
    return answers.page(
        "bid/key/opening-key",
        page ->
            Map.of(
                "page",
                page.titled("bid.opening-key.title"),
                "key",
                key,
                "form",
                withoutPassphrases(),
                "shortest",
                Passphrases.SHORTEST,
                "memoryKib",
                passwords.keyMemoryKib()));
  }

  @FreshSignIn
  @Post
  HttpResponse<String> setUp(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> setUpKey.run(actor, form.value("passphrase"), form.value("repeated")))
        .then(HERE, "bid.opening-key-made")
        .orBack(HERE)
        .showing(() -> show(actor));
  }

  @Post("/passphrase")
  HttpResponse<String> change(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                changePassphrase.run(
                    actor, form.value("current"), form.value("passphrase"), form.value("repeated")))
        .then(HERE, "bid.passphrase-changed")
        .orBack(HERE)
        .showing(() -> show(actor));
  }

  @Get("/replacement")
  HttpResponse<String> askToReplace(Actor actor) {
    OwnOpeningKey.OpeningKeyView key =
        ownKey.find(actor).orElseThrow(() -> new Refusal.NotFound("opening key"));
    return answers.page(
        "bid/key/opening-key-replacement",
        page ->
            Map.of(
                "page",
                page.below(page.t().get("bid.opening-key.title"), HERE)
                    .titled("bid.opening-key.replace"),
                "key",
                key,
                "form",
                withoutPassphrases(),
                "shortest",
                Passphrases.SHORTEST,
                "memoryKib",
                passwords.keyMemoryKib()));
  }

  @FreshSignIn
  @Post("/replacement")
  HttpResponse<String> replace(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> setUpKey.replace(actor, form.value("passphrase"), form.value("repeated")))
        .then(HERE, "bid.opening-key-replaced")
        .orBack(HERE)
        .showing(() -> askToReplace(actor));
  }

  /** What is wrong with what was typed, for a page that never repeats a passphrase. */
  private Form withoutPassphrases() {
    return new Form(Map.of(), answers.form(Form::empty).errors());
  }
}
