package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * An administrator proposes a program that keeps the accounts of a provider's people by SCIM 2.0.
 * Its token is shown once, to the person who proposes it, and opens nothing before another
 * administrator confirms it.
 *
 * <p>Refused as invalid input at {@code name} with {@code shared.missing}, {@code shared.too-long}
 * or {@code shared.invisible-in-name}, and at {@code days} with {@code identity.days}.
 */
@Singleton
public class ProposeScimClient {
  private static final int MOST_DAYS = 400;
  private final IdentityRegister register;
  private final KeepIdentityProposal keepProposal;

  ProposeScimClient(IdentityRegister register, KeepIdentityProposal keepProposal) {
    this.register = register;
    this.keepProposal = keepProposal;
  }

  /**
   * A program as it is typed.
   *
   * @param days for which its token opens something, from now on
   */
  public record NewScimClient(@Nullable String name, @Nullable Integer days) {}

  /**
   * What was proposed.
   *
   * @param token to be handed to the person who runs the program; kept nowhere
   */
  public record ProposedScimClient(long proposal, String token) {}

  /** Proposes it. */
  @Transactional
  public ProposedScimClient run(Actor actor, long providerId, NewScimClient wanted) {
    actor.require(Role.ADMINISTRATOR);
    IdentityRegister.HeldProvider provider =
        register
            .lock(providerId)
            .orElseThrow(() -> new Refusal.NotFound("identity provider " + providerId));
    String name = RequiredInput.text(wanted.name());
    int days = Objects.requireNonNullElse(wanted.days(), 0);
    new Faults()
        .name("name", name, 200)
        .check(days >= 1 && days <= MOST_DAYS, "days", "identity.days", MOST_DAYS)
        .throwIfAny();
    String token = RandomSecret.token();
    register.insertScimClient(providerId, name, Sha256.of(token), days);
    return new ProposedScimClient(
        keepProposal.run(
            actor,
            IdentityProposalKind.SCIM_CLIENT,
            providerId,
            provider.code(),
            register.getScimClientId(Sha256.of(token)),
            null),
        token);
  }
}
