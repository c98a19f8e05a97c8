package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.muwahhad.web.Pages;

/**
 * Lets a browser in with a session that was opened for it: whoever was signed in there is signed
 * out, and a form that came after its session had ended is handed on to its person.
 */
@Singleton
public class EnterSession {
  private final SignOut signOut;
  private final KeepFormInput keepFormInput;

  EnterSession(SignOut signOut, KeepFormInput keepFormInput) {
    this.signOut = signOut;
    this.keepFormInput = keepFormInput;
  }

  /** Leads to a page with the cookies of the session. */
  public MutableHttpResponse<?> run(
      HttpRequest<?> request, SignIn.OpenedSession session, String returnTo) {
    boolean same = keepFormInput.isOfSamePerson(request, session);
    // Anyone who sat here before is signed out: nobody can find that session again.
    SignedIn.find(request).filter(SignedIn::byCookie).ifPresent(s -> signOut.run(s.token()));
    boolean typed = keepFormInput.takeOver(request, session);
    MutableHttpResponse<?> entered =
        SessionCookies.set(
            Pages.redirect(typed ? RestoreFormInput.address(returnTo) : returnTo), session);
    return same ? entered : SessionCookies.forgetTyped(entered);
  }
}
