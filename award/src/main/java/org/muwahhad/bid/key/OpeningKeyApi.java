package org.muwahhad.bid.key;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.shared.Refusal;

/** One's own opening key, for programs. */
@Tag(name = "opening")
@Controller("/api/v1/opening-key")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OpeningKeyApi {
  private final OwnOpeningKey ownKey;
  private final SetUpOpeningKey setUpKey;
  private final ChangePassphrase changePassphrase;

  OpeningKeyApi(OwnOpeningKey ownKey, SetUpOpeningKey setUpKey, ChangePassphrase changePassphrase) {
    this.ownKey = ownKey;
    this.setUpKey = setUpKey;
    this.changePassphrase = changePassphrase;
  }

  /** The passphrase wanted. */
  record NewPassphrase(@Nullable String passphrase) {}

  /** The passphrase known and the one wanted. */
  record PassphraseChange(@Nullable String current, @Nullable String passphrase) {}

  @Get
  OwnOpeningKey.OpeningKeyView get(Actor actor) {
    return ownKey.find(actor).orElseThrow(() -> new Refusal.NotFound("opening key"));
  }

  /** Makes the person's opening key. */
  @FreshSignIn
  @Post
  @Status(HttpStatus.CREATED)
  OwnOpeningKey.OpeningKeyView setUp(Actor actor, @Body NewPassphrase wanted) {
    String passphrase = text(wanted.passphrase());
    setUpKey.run(actor, passphrase, passphrase);
    return get(actor);
  }

  /** Locks the key with another passphrase; shares stay. */
  @Put("/passphrase")
  OwnOpeningKey.OpeningKeyView change(Actor actor, @Body PassphraseChange change) {
    String passphrase = text(change.passphrase());
    changePassphrase.run(actor, text(change.current()), passphrase, passphrase);
    return get(actor);
  }

  /** Makes a key in place of one whose passphrase is lost; shares given to that are lost too. */
  @FreshSignIn
  @Post("/replacement")
  @Status(HttpStatus.CREATED)
  OwnOpeningKey.OpeningKeyView replace(Actor actor, @Body NewPassphrase wanted) {
    String passphrase = text(wanted.passphrase());
    setUpKey.replace(actor, passphrase, passphrase);
    return get(actor);
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
