package org.muwahhad.organisation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.OrEmpty;

/**
 * Entries of identity providers, of who is linked to them, and of what programs of states did to
 * the accounts of their people.
 */
public sealed interface IdentityEntry extends Entry {

  /**
   * An administrator proposed something of a provider that another has to confirm.
   *
   * @param kind SETTINGS, CERTIFICATE, LINK or SCIM_CLIENT
   * @param person who is to be linked; empty for the others
   */
  @Act(
      name = "identity.proposal-made",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}",
      object = "identity-proposal {proposalId}")
  record IdentityProposalMade(
      long providerId,
      long proposalId,
      String kind,
      String provider,
      @OrEmpty @Nullable Long person)
      implements IdentityEntry {}

  @Act(
      name = "identity.proposal-rejected",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}",
      object = "identity-proposal {proposalId}")
  record IdentityProposalRejected(long providerId, long proposalId, long proposedBy, String reason)
      implements IdentityEntry {}

  /**
   * Settings of a provider are in force.
   *
   * @param state whose people it vouches for; empty for people of no state
   */
  @Act(
      name = "identity.settings-agreed",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}")
  record ProviderSettingsAgreed(
      long providerId, String provider, String state, long proposal, long proposedBy)
      implements IdentityEntry {}

  /**
   * What a certificate signs is believed.
   *
   * @param sha256 of the certificate
   */
  @Act(
      name = "identity.certificate-agreed",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}")
  record ProviderCertificateAgreed(long providerId, String sha256, long proposal, long proposedBy)
      implements IdentityEntry {}

  /** A provider vouches for a person. */
  @Act(name = "identity.person-linked", by = Role.ADMINISTRATOR, chain = "person:{personId}")
  record PersonLinked(
      long personId, String provider, String subject, long proposal, long proposedBy)
      implements IdentityEntry {}

  /**
   * A program of a state may keep the accounts of its people.
   *
   * @param until it opens nothing from then on
   */
  @Act(
      name = "identity.program-agreed",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}")
  record ScimClientAgreed(
      long providerId, long program, String name, Instant until, long proposal, long proposedBy)
      implements IdentityEntry {}

  /**
   * Nobody signs in with a provider any more.
   *
   * @param sessions of it that ended
   */
  @Act(
      name = "identity.provider-disabled",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}")
  record ProviderDisabled(long providerId, String reason, int sessions) implements IdentityEntry {}

  @Act(
      name = "identity.certificate-ended",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}")
  record ProviderCertificateEnded(long providerId, String sha256) implements IdentityEntry {}

  @Act(name = "identity.link-ended", by = Role.ADMINISTRATOR, chain = "person:{personId}")
  record PersonUnlinked(long personId, String provider, String reason) implements IdentityEntry {}

  @Act(
      name = "identity.program-ended",
      by = Role.ADMINISTRATOR,
      chain = "identity-provider:{providerId}")
  record ScimClientEnded(long providerId, long program) implements IdentityEntry {}

  /** A program of a state opened an account, without a role. */
  @Act(name = "identity.person-joined", chain = "person:{personId}")
  record PersonJoined(long personId, long program, String provider, String login, String subject)
      implements IdentityEntry {}

  /**
   * A program of a state changed an account of its people.
   *
   * @param changed name, title, email, entity or userName
   * @param entity code of the entity that the program names; empty where it names none
   * @param roles that ended, since they were limited to another entity
   */
  @Act(name = "identity.person-moved", chain = "person:{personId}")
  record PersonMoved(
      long personId, long program, List<String> changed, String entity, List<String> roles)
      implements IdentityEntry {}

  /**
   * A program of a state locked an account of its people.
   *
   * @param unlinked whether the provider no longer vouches for the person
   */
  @Act(name = "identity.person-left", chain = "person:{personId}")
  record PersonLeft(long personId, long program, boolean unlinked) implements IdentityEntry {}

  /** A program of a state unlocked an account that it had locked. */
  @Act(name = "identity.person-returned", chain = "person:{personId}")
  record PersonReturned(long personId, long program) implements IdentityEntry {}
}
