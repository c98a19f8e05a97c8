package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Hands an open session to the browser, and leads to where its person was going. */
@Singleton
public class EnterBrowser {
  private final SignOut signOut;
  private final KeepFormInput keepFormInput;

  EnterBrowser(SignOut signOut, KeepFormInput keepFormInput) {
    this.signOut = signOut;
    this.keepFormInput = keepFormInput;
  }

  /**
   * The answer.
   *
   * @param wished whether the person is to be asked to set up a second factor
   */
  public MutableHttpResponse<?> run(
      HttpRequest<?> request, SignIn.OpenedSession session, String returnTo, boolean wished) {
    boolean same = keepFormInput.isOfSamePerson(request, session);
    boolean typed = keepFormInput.takeOver(request, session);
    // Anyone who sat here before is signed out: nobody can find that session again.
    SignedIn.find(request).filter(SignedIn::byCookie).ifPresent(s -> signOut.run(s.token()));
    String address = typed ? RestoreFormInput.address(returnTo) : returnTo;
    MutableHttpResponse<?> entered =
        SessionCookies.set(
            wished ? Pages.redirect(address, Tone.INFO, "factor.wished") : Pages.redirect(address),
            session);
    return same ? entered : SessionCookies.forgetTyped(entered);
  }
}
