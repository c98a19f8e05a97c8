package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.identity.ProviderAddresses;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Identity providers, for administrators and auditors. */
@Singleton
public class ViewIdentity {
  private final IdentityQueries queries;
  private final ProviderAddresses addresses;

  ViewIdentity(IdentityQueries queries, ProviderAddresses addresses) {
    this.queries = queries;
    this.addresses = addresses;
  }

  /**
   * A provider.
   *
   * @param settings in force; null where none are
   * @param callback address that the provider has to know, as the next three
   * @param mayChange whether the reader may propose and end something
   */
  public record ProviderView(
      IdentityQueries.ProviderListing provider,
      IdentityQueries.@Nullable SettingListing settings,
      List<IdentityQueries.CertificateListing> certificates,
      List<IdentityQueries.ScimClientListing> programs,
      List<IdentityQueries.IdentityProposalListing> waiting,
      String callback,
      String metadata,
      String logout,
      String ended,
      boolean mayChange) {}

  /**
   * A proposal with what it is about; three of the four are null.
   *
   * @param former settings in force, which those proposed would replace; null where none are
   * @param mayDecide whether the reader may confirm or reject it now
   */
  public record IdentityProposalView(
      IdentityQueries.IdentityProposalListing proposal,
      IdentityQueries.ProviderListing provider,
      IdentityQueries.@Nullable SettingListing settings,
      IdentityQueries.@Nullable SettingListing former,
      IdentityQueries.@Nullable CertificateListing certificate,
      IdentityQueries.@Nullable LinkListing link,
      IdentityQueries.@Nullable ScimClientListing program,
      boolean mayDecide) {}

  /** All providers. */
  @Transactional
  public List<IdentityQueries.ProviderListing> providers(Actor actor) {
    permit(actor);
    return queries.listProviders();
  }

  /** One provider. */
  @Transactional
  public ProviderView provider(Actor actor, long id) {
    permit(actor);
    IdentityQueries.ProviderListing provider =
        queries.findProvider(id).orElseThrow(() -> new Refusal.NotFound("identity provider " + id));
    return new ProviderView(
        provider,
        queries.findSettingInForce(id).orElse(null),
        queries.listCertificates(id),
        queries.listScimClientsOf(id),
        queries.listWaiting(id),
        addresses.callback(provider.code()).toString(),
        addresses.metadata(provider.code()),
        addresses.logout(provider.code()),
        addresses.ended(provider.code()),
        actor.is(Role.ADMINISTRATOR));
  }

  /** A page of links. */
  @Transactional
  public ListPage<IdentityQueries.LinkListing> links(Actor actor, ListChoice choice) {
    permit(actor);
    return new ListPage<>(
        queries.listLinks(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.countLinks(choice.like(), choice.filter()),
        choice);
  }

  /** One link. */
  @Transactional
  public IdentityQueries.LinkListing link(Actor actor, long id) {
    permit(actor);
    return queries.findLink(id).orElseThrow(() -> new Refusal.NotFound("identity link " + id));
  }

  /** All programs. */
  @Transactional
  public List<IdentityQueries.ScimClientListing> programs(Actor actor) {
    permit(actor);
    return queries.listScimClients();
  }

  /** One program. */
  @Transactional
  public IdentityQueries.ScimClientListing program(Actor actor, long id) {
    permit(actor);
    return queries.findScimClient(id).orElseThrow(() -> new Refusal.NotFound("program " + id));
  }

  /** One certificate. */
  @Transactional
  public IdentityQueries.CertificateListing certificate(Actor actor, long id) {
    permit(actor);
    return queries.findCertificate(id).orElseThrow(() -> new Refusal.NotFound("certificate " + id));
  }

  /** A page of proposals. */
  @Transactional
  public ListPage<IdentityQueries.IdentityProposalListing> proposals(
      Actor actor, ListChoice choice) {
    permit(actor);
    return new ListPage<>(
        queries.listProposals(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.countProposals(choice.like(), choice.filter()),
        choice);
  }

  /** One proposal. */
  @Transactional
  public IdentityProposalView proposal(Actor actor, long id) {
    permit(actor);
    IdentityQueries.IdentityProposalListing proposal =
        queries.findProposal(id).orElseThrow(() -> new Refusal.NotFound("identity proposal " + id));
    return new IdentityProposalView(
        proposal,
        queries.findProvider(proposal.providerId()).orElseThrow(),
        find(proposal.settingId(), queries::findSetting),
        proposal.kind() == IdentityProposalKind.SETTINGS && proposal.waits()
            ? queries.findSettingInForce(proposal.providerId()).orElse(null)
            : null,
        find(proposal.certificateId(), queries::findCertificate),
        find(proposal.linkId(), queries::findLink),
        find(proposal.scimClientId(), queries::findScimClient),
        proposal.waits()
            && actor.is(Role.ADMINISTRATOR)
            && proposal.proposedBy() != actor.personId()
            && !Objects.equals(proposal.personId(), actor.personId()));
  }

  private static <T> @Nullable T find(@Nullable Long id, LongFunction<Optional<T>> query) {
    return id == null ? null : query.apply(id).orElse(null);
  }

  private static void permit(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
  }
}
