package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An administrator proposes that a provider vouches for a person: what the provider calls the
 * person opens the account from then on, once another administrator confirms it.
 *
 * <p>Refused with {@code organisation.not-oneself} on one's own account, and as invalid input: at
 * {@code login} with {@code identity.unknown-person} or {@code identity.other-state}, and at {@code
 * subject} with {@code shared.missing}, {@code shared.too-long}, {@code shared.invisible-in-name}
 * or {@code identity.linked-already}.
 */
@Singleton
public class ProposeLink {
  private final IdentityRegister register;
  private final IdentityLinks links;
  private final KeepIdentityProposal keepProposal;

  ProposeLink(IdentityRegister register, IdentityLinks links, KeepIdentityProposal keepProposal) {
    this.register = register;
    this.links = links;
    this.keepProposal = keepProposal;
  }

  /**
   * A link as it is typed.
   *
   * @param login of the person
   * @param subject what the provider calls the person, to the letter
   */
  public record NewLink(@Nullable String login, @Nullable String subject) {}

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, long providerId, NewLink wanted) {
    actor.require(Role.ADMINISTRATOR);
    register.expire();
    links.endExpiredLinks(actor.personId());
    IdentityRegister.HeldProvider provider =
        register
            .lock(providerId)
            .orElseThrow(() -> new Refusal.NotFound("identity provider " + providerId));
    String login = RequiredInput.text(wanted.login()).toLowerCase(Locale.ROOT);
    String subject = RequiredInput.text(wanted.subject());
    Faults faults = new Faults().name("subject", subject, 255);
    Long personId = links.findPerson(login).orElse(null);
    if (personId == null) {
      faults.check(false, "login", "identity.unknown-person").throwIfAny();
      throw new IllegalStateException(login);
    }
    if (personId == actor.personId()) {
      throw new Refusal.RuleBroken("organisation.not-oneself");
    }
    faults
        .check(
            links.countRoles(personId) > 0 && links.countForeignRoles(providerId, personId) == 0,
            "login",
            "identity.other-state")
        .check(
            links.countOpen(providerId, personId, subject) == 0,
            "subject",
            "identity.linked-already")
        .throwIfAny();
    links.insertLink(personId, providerId, subject, null, null, null, false);
    return keepProposal.run(
        actor,
        IdentityProposalKind.LINK,
        providerId,
        provider.code(),
        links.getLinkId(providerId, personId),
        personId);
  }
}
