package org.muwahhad.access;

import jakarta.inject.Singleton;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Somebody who is signed in shows once more that it is they: by the password, and the second factor
 * where the account has one, or by a passkey alone. Their session is fresh again.
 *
 * <p>Refused as {@link TryPassword} and {@link ProveSecondFactor} say, at a wrong password with
 * {@code access.password-wrong}, and with {@code factor.not-for-programs} where a program acts for
 * them.
 */
@Singleton
public class SignInAgain {
  private final TryPassword tryPassword;
  private final ProveSecondFactor proveSecondFactor;
  private final SecondFactor secondFactor;
  private final Sessions sessions;
  private final SecurityEvents events;

  SignInAgain(
      TryPassword tryPassword,
      ProveSecondFactor proveSecondFactor,
      SecondFactor secondFactor,
      Sessions sessions,
      SecurityEvents events) {
    this.tryPassword = tryPassword;
    this.proveSecondFactor = proveSecondFactor;
    this.secondFactor = secondFactor;
    this.sessions = sessions;
    this.events = events;
  }

  // Not one transaction: a failure must be counted even though the act is refused.
  public void run(
      SignedIn signedIn, String password, ProveSecondFactor.SecondProof proof, Visitor visitor) {
    if (signedIn.program() != null) {
      throw new Refusal.NotPermitted("factor.not-for-programs");
    }
    SecurityEvents.Person person = SecurityEvents.Person.of(signedIn.actor());
    boolean passkey = !proof.answer().isEmpty();
    if (!passkey) {
      tryPassword(signedIn.actor(), password, visitor);
    }
    boolean second = passkey || secondFactor.get(person.id()).isAskedFor() || !proof.isNone();
    if (second) {
      proveSecondFactor.run(person, proof, visitor);
    }
    SignInLevel level = second ? SignInLevel.SECOND_FACTOR : levelOfPassword(signedIn);
    if (sessions.refresh(Sha256.of(signedIn.token()), level.name()) != 1) {
      throw new Refusal.NotFound("session");
    }
    events.log(SecurityEvents.SecurityEvent.SIGNED_IN_AGAIN, "done", person);
  }

  /** Somebody just showed a second factor that they set up in this session. */
  public void proved(SignedIn signedIn) {
    sessions.refresh(Sha256.of(signedIn.token()), SignInLevel.SECOND_FACTOR.name());
  }

  /** The password takes nothing away from what the session is. */
  private static SignInLevel levelOfPassword(SignedIn signedIn) {
    return signedIn.level() == SignInLevel.PROVIDER ? SignInLevel.PASSWORD : signedIn.level();
  }

  private void tryPassword(Actor actor, String password, Visitor visitor) {
    if (password.isEmpty()) {
      throw new Refusal.InvalidInput("password", "shared.missing");
    }
    try {
      tryPassword.run(actor.login(), password, visitor);
    } catch (Refusal.NotPermitted refusal) {
      throw refusal.code().equals("access.sign-in-failed")
          ? new Refusal.InvalidInput("password", "access.password-wrong")
          : refusal;
    }
  }
}
