package org.muwahhad.organisation.person;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import org.muwahhad.access.SignedIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.organisation.RequiredInput;

/** Choosing one's own password, for programs. */
@Tag(name = "sessions")
@Controller("/api/v1/password")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordApi {
  private final ChangePassword changePassword;

  PasswordApi(ChangePassword changePassword) {
    this.changePassword = changePassword;
  }

  /** The password known and the one wanted. */
  record PasswordChangeBody(@Nullable String current, @Nullable String password) {
    ChangePassword.PasswordChange typed() {
      String wanted = password == null ? "" : password;
      return new ChangePassword.PasswordChange(current == null ? "" : current, wanted, wanted);
    }
  }

  /** A one-time password and the one wanted. */
  record FirstPasswordBody(
      @Nullable String login, @Nullable String current, @Nullable String password) {}

  /** The secret to send with every further request. */
  record PasswordSession(String token) {}

  /** Replaces the password of the person signed in; their other sessions end. */
  @Put
  @Status(HttpStatus.NO_CONTENT)
  void change(HttpRequest<?> request, Actor actor, @Body PasswordChangeBody change) {
    String token = SignedIn.find(request).map(SignedIn::token).orElse("");
    changePassword.run(actor, token, Visitor.of(request, null), change.typed());
  }

  /** Replaces a one-time password and opens the first session. */
  @Post("/first")
  @Status(HttpStatus.CREATED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  PasswordSession chooseFirst(HttpRequest<?> request, @Body FirstPasswordBody first) {
    ChangePassword.PasswordChange typed =
        new PasswordChangeBody(first.current(), first.password()).typed();
    String login = RequiredInput.text(first.login());
    return new PasswordSession(
        changePassword.runFirst(login, Visitor.of(request, null), typed).token());
  }
}
