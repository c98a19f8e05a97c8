package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions for programs: sign in, then send {@code Authorization: Bearer <token>}. */
@Tag(name = "sessions")
@Controller("/api/v1/session")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionApi {
  private final SignIn signIn;
  private final SignOut signOut;
  private final SignInAgain signInAgain;

  SessionApi(SignIn signIn, SignOut signOut, SignInAgain signInAgain) {
    this.signInAgain = signInAgain;
    this.signIn = signIn;
    this.signOut = signOut;
  }

  /**
   * Login and password of an account.
   *
   * @param device what an earlier sign-in of this program to this account answered; with it
   *     failures of strangers never delay the program
   * @param code of the app or a recovery code, where the account has a second factor
   */
  record Credentials(
      String login, String password, @Nullable String device, @Nullable String code) {}

  /**
   * What shows once more who is there.
   *
   * @param code of the app or a recovery code, where the account has a second factor
   */
  record FreshCredentials(@Nullable String password, @Nullable String code) {}

  /**
   * The secret to send with every further request.
   *
   * @param device to be kept as a password is, and sent with the next sign-in
   */
  record NewSession(String token, String device) {}

  /** Who is signed in, and as what. */
  record Me(long id, String login, String nameAr, String nameEn, List<Role> roles) {}

  @Post
  @Status(HttpStatus.CREATED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  NewSession open(HttpRequest<?> request, @Body Credentials credentials) {
    Visitor visitor = Visitor.of(request, credentials.device());
    SignIn.OpenedSession session =
        signIn.run(credentials.login(), credentials.password(), proof(credentials.code()), visitor);
    return new NewSession(session.token(), session.deviceToken());
  }

  /** Makes the session fresh again, which votes, awards and the like ask for. */
  @Post("/fresh")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  void signInAgain(HttpRequest<?> request, @Body FreshCredentials credentials) {
    String password = credentials.password();
    signInAgain.run(
        SignedIn.find(request).orElseThrow(),
        password == null ? "" : password,
        proof(credentials.code()),
        Visitor.of(request, null));
  }

  private static ProveSecondFactor.SecondProof proof(@Nullable String code) {
    return new ProveSecondFactor.SecondProof(code == null ? "" : code, "", "");
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  Me me(Actor actor) {
    return new Me(
        actor.personId(),
        actor.login(),
        actor.name().ar(),
        actor.name().en(),
        actor.grants().stream().map(Grant::role).toList());
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> end(HttpRequest<?> request) {
    SignedIn.find(request).ifPresent(s -> signOut.run(s.token()));
    return SessionCookies.forgetTyped(HttpResponse.noContent());
  }
}
