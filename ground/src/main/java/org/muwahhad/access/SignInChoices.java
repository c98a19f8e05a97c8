package org.muwahhad.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Other ways to sign in than by a password: the identity providers of the states. */
public interface SignInChoices {

  /**
   * A provider.
   *
   * @param state whose people sign in with it; null for people of no state
   */
  record SignInChoice(String href, Bilingual name, @Nullable Bilingual state) {}

  /** Those with which somebody can sign in now. */
  List<SignInChoice> list();

  /**
   * The provider that vouched for a session, where it can ask its person again at a level that
   * confirms a binding act.
   */
  Optional<SignInChoice> findAgain(String token);

  /** Where a browser goes to end the session at the provider that vouched for one of ours. */
  Optional<URI> findEnd(String token);
}
