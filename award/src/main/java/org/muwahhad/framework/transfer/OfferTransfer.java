package org.muwahhad.framework.transfer;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.BalanceTransfers;
import org.muwahhad.framework.FrameworkEntry.TransferProposed;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * A procurement officer offers a part of their own entity's balance to another entity. It moves
 * when the other consents, and between states the coordinators of both.
 *
 * <p>Refused with {@code framework.not-entitled}, {@code framework.not-in-period}, {@code
 * framework.agreement-ended}, and as invalid input with {@code framework.no-such-receiver}, {@code
 * framework.not-in-agreement}, {@code framework.quantity-decimals}, {@code
 * framework.more-than-left}, {@code framework.offered-beyond-left}, {@code shared.missing}; with
 * {@code shared.sent-otherwise} when a request comes again with other content.
 *
 * <p>A fault in the input has the code {@code framework.whole-units}.
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed}, {@code
 * contract.suspended} and {@code guarantee.needed-first} while the agreement is not in force.
 */
@Singleton
public class OfferTransfer {
  private static final int LONGEST_REASON = 1000;
  private final Agreements agreements;
  private final AgreementDays days;
  private final BalanceTransfers transfers;
  private final RequestContents requests;
  private final AuditLog audit;
  private final ApplicationEventPublisher<TransferOffered> events;

  OfferTransfer(
      Agreements agreements,
      AgreementDays days,
      BalanceTransfers transfers,
      RequestContents requests,
      AuditLog audit,
      ApplicationEventPublisher<TransferOffered> events) {
    this.agreements = agreements;
    this.days = days;
    this.transfers = transfers;
    this.requests = requests;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What is offered.
   *
   * @param requestKey chosen by the sender, the same for every try of one offer
   * @param receiver code of the entity that is to take it over
   */
  public record Offer(
      @Nullable String requestKey,
      @Nullable Long lotItemId,
      @Nullable String receiver,
      @Nullable BigDecimal quantity,
      @Nullable String reason) {}

  /** Returns the number (key) of the transfer. */
  @Transactional
  public long run(Actor actor, long agreementId, Offer offer) {
    long giver = actor.require(Role.PROCUREMENT_OFFICER).entity();
    Agreements.Agreement agreement = days.get(agreementId);
    agreements.lock(agreementId);
    List<Agreements.Balance> balances = agreements.lockBalances(agreementId, giver);
    if (balances.isEmpty()) {
      throw new Refusal.NotPermitted("framework.not-entitled");
    }
    String key = Optional.ofNullable(offer.requestKey()).orElse("");
    new Faults().requestKey(key).throwIfAny();
    Optional<Long> earlier = transfers.findByRequest(agreementId, giver, key);
    KeyedRequest request = KeyedRequest.of("transfer:" + agreementId + ":" + giver, key, offer);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    days.requireToday(agreement);
    CheckedTransfer checked = check(offer, agreementId, giver, balances);

    transfers.add(
        agreementId,
        checked.lotItemId(),
        giver,
        checked.receiver().id(),
        checked.quantity(),
        checked.reason(),
        key);
    long id = transfers.findByRequest(agreementId, giver, key).orElseThrow();
    transfers.consent(id, TransferParty.GIVER.name(), actor.personId());
    requests.keep(request);
    record(actor, agreementId, id, giver, checked);
    events.publishEvent(new TransferOffered(id));
    return id;
  }

  private record CheckedTransfer(
      long lotItemId, BalanceTransfers.Receiver receiver, BigDecimal quantity, String reason) {}

  private CheckedTransfer check(
      Offer offer, long agreementId, long giver, List<Agreements.Balance> balances) {
    long item = Optional.ofNullable(offer.lotItemId()).orElse(0L);
    BigDecimal quantity = Optional.ofNullable(offer.quantity()).orElse(BigDecimal.ZERO);
    String reason = Optional.ofNullable(offer.reason()).orElse("").strip();
    Optional<Agreements.Balance> balance =
        balances.stream().filter(b -> b.lotItemId() == item).findFirst();
    Optional<BalanceTransfers.Receiver> receiver =
        transfers.findReceiver(Optional.ofNullable(offer.receiver()).orElse("").strip(), giver);
    Faults faults =
        new Faults()
            .check(balance.isPresent(), "lotItemId", "framework.not-in-agreement")
            .check(receiver.isPresent(), "receiver", "framework.no-such-receiver")
            .check(quantity.signum() > 0, "quantity", "shared.not-positive")
            .check(
                quantity.stripTrailingZeros().scale() <= PlaceCallOff.QUANTITY_DECIMALS,
                "quantity",
                "framework.quantity-decimals")
            .text("reason", reason, LONGEST_REASON);
    balance.ifPresent(
        b ->
            faults
                .check(
                    quantity.compareTo(b.left()) <= 0,
                    "quantity",
                    "framework.more-than-left",
                    b.left().stripTrailingZeros())
                .check(
                    quantity.compareTo(b.left()) > 0
                        || quantity
                                .add(transfers.sumOffered(agreementId, giver, item))
                                .compareTo(b.left())
                            <= 0,
                    "quantity",
                    "framework.offered-beyond-left")
                .check(b.isGivenIn(quantity), "quantity", "framework.whole-units"));
    faults.throwIfAny();
    return new CheckedTransfer(item, receiver.orElseThrow(), quantity, reason);
  }

  private void record(Actor actor, long agreementId, long id, long giver, CheckedTransfer offered) {
    audit.record(
        actor,
        new TransferProposed(
            agreementId,
            id,
            offered.lotItemId(),
            giver,
            offered.receiver().id(),
            offered.receiver().code(),
            offered.quantity(),
            offered.reason()));
  }
}
