package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Cookies;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps for an hour what was typed into a form that came after its session had ended, so that
 * signing in again costs nobody their work. It is kept for the person of that session alone, sealed
 * with the token that only their browser has; anyone who else signs in there drops it.
 *
 * <p>Not kept: forms with files, forms of more than a mebibyte or 5,000 fields, and forms of
 * somebody who signed out. Passwords and passphrases are left out of what is kept.
 */
@Singleton
class KeepFormInput {
  /** Whole minutes for which a form is kept. */
  static final int MINUTES = 60;

  private static final Logger LOG = LoggerFactory.getLogger(KeepFormInput.class);
  private static final int LARGEST = 1024 * 1024;
  private static final int SECONDS_FOR_BODY = 10;

  /** Says what was reviewed; the review is shown once more. */
  private static final String REVIEWED = "reviewed";

  private final FormInputs forms;

  KeepFormInput(FormInputs forms) {
    this.forms = forms;
  }

  /** Keeps the form of a request, if it belongs to a session that has ended; says whether. */
  boolean run(HttpRequest<?> request) {
    Optional<String> token = token(request);
    Optional<String> csrf = token.flatMap(t -> forms.findTokenOfEnded(Sha256.of(t)));
    if (token.isEmpty() || csrf.isEmpty() || !isPlainForm(request)) {
      return false;
    }
    return body(request)
        .flatMap(KeepFormInput::form)
        .filter(form -> isOf(form, csrf.get()))
        .map(form -> keep(token.get(), FormInput.of(request.getUri().toString(), form)))
        .orElse(false);
  }

  /**
   * Keeps a form whose person has to sign in once more first; says whether. One without fields is
   * kept, too. What was reviewed is left out: the review is shown once more.
   */
  boolean keepNow(HttpRequest<?> request, SignedIn signedIn) {
    if (!isPlainForm(request)) {
      return false;
    }
    return body(request)
        .flatMap(KeepFormInput::form)
        .filter(form -> isOf(form, signedIn.csrfToken()))
        .map(form -> FormInput.of(request.getUri().toString(), form).without(REVIEWED))
        .map(form -> keep(signedIn.token(), form))
        .orElse(false);
  }

  /** Lets go of what was kept for the session of a request. */
  void drop(SignedIn signedIn) {
    forms.drop(Sha256.of(signedIn.token()));
  }

  /**
   * Hands the form kept for the session before on to the one opened now, if both are the same
   * person's; else it is dropped. Says whether there is one to show.
   */
  boolean takeOver(HttpRequest<?> request, SignIn.OpenedSession opened) {
    return token(request)
        .filter(before -> forms.findPerson(Sha256.of(before)).isPresent())
        .map(before -> takeOver(before, opened))
        .orElse(false);
  }

  /** Whether the session before in this browser, ended or not, was of the person of this one. */
  boolean isOfSamePerson(HttpRequest<?> request, SignIn.OpenedSession opened) {
    return token(request)
        .flatMap(before -> forms.findPerson(Sha256.of(before)))
        .filter(person -> person == opened.personId())
        .isPresent();
  }

  /** The form kept for the session of a request. */
  Optional<FormInput> find(HttpRequest<?> request) {
    return SignedIn.find(request)
        .filter(SignedIn::byCookie)
        .flatMap(
            s ->
                forms
                    .find(Sha256.of(s.token()))
                    .map(kept -> FormInput.open(s.token(), kept.sealed())));
  }

  private boolean takeOver(String ended, SignIn.OpenedSession opened) {
    String hash = Sha256.of(ended);
    Optional<FormInputs.SealedForm> kept = forms.find(hash);
    boolean own = forms.findPerson(hash).filter(p -> p == opened.personId()).isPresent();
    forms.drop(hash);
    return own
        && kept.map(k -> keep(opened.token(), FormInput.open(ended, k.sealed()))).orElse(false);
  }

  private boolean keep(String token, FormInput form) {
    forms.keep(Sha256.of(token), form.sealed(token), MINUTES);
    return true;
  }

  private static Optional<String> token(HttpRequest<?> request) {
    return Cookies.find(request, SessionAuthentication.COOKIE);
  }

  private static boolean isPlainForm(HttpRequest<?> request) {
    return request.getContentLength() > 0
        && request.getContentLength() <= LARGEST
        && !request.getPath().equals("/sign-out")
        && request
            .getContentType()
            .filter(t -> t.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE))
            .isPresent();
  }

  // What another site made the browser send is nothing that this person typed.
  private static boolean isOf(Form form, String csrfToken) {
    return MessageDigest.isEqual(
        csrfToken.getBytes(StandardCharsets.UTF_8),
        form.value(Forms.CSRF_FIELD).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Form> form(String body) {
    try {
      return Optional.of(Forms.parse(body, FormInput.MOST_FIELDS));
    } catch (HttpStatusException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> body(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> server)) {
      return Optional.empty();
    }
    try (CloseableAvailableByteBody body =
        server.byteBody().buffer().get(SECONDS_FOR_BODY, TimeUnit.SECONDS)) {
      return Optional.of(body.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // Its sender is told that it could not be kept.
      LOG.info("A form that came after its session could not be read", e);
      return Optional.empty();
    }
  }
}
