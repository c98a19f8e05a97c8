package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.EndpointSet;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An administrator sets the address of an entity or a supplier in the Peppol network, and the
 * number by which it accounts for VAT.
 *
 * <p>Refused as not found for an unknown one, and as invalid input with {@code
 * fulfilment.endpoint-form}.
 */
@Singleton
public class SetTradeEndpoint {
  private static final int LONGEST_TAX_NUMBER = 30;
  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{4}+:[!-~]{1,50}+");
  private final TradeEndpoints endpoints;
  private final AuditLog audit;

  SetTradeEndpoint(TradeEndpoints endpoints, AuditLog audit) {
    this.endpoints = endpoints;
    this.audit = audit;
  }

  /**
   * An address.
   *
   * @param endpoint scheme of the list EAS, a colon, and the address
   * @param taxNumber may be null or empty
   */
  public record TradeEndpoint(@Nullable String endpoint, @Nullable String taxNumber) {
    String address() {
      return Objects.requireNonNullElse(endpoint, "").strip();
    }

    String vatNumber() {
      return Objects.requireNonNullElse(taxNumber, "").strip();
    }
  }

  @Transactional
  public void run(Actor actor, TradeSide side, long partyId, TradeEndpoint typed) {
    actor.require(Role.ADMINISTRATOR);
    Optional<TradeEndpoints.TradeAddress> party =
        side == TradeSide.ENTITY
            ? endpoints.findEntity(partyId)
            : endpoints.findSupplier(partyId);
    if (party.isEmpty()) {
      throw new Refusal.NotFound("party " + partyId);
    }
    new Faults()
        .check(
            FORM.matcher(typed.address()).matches(), "endpoint", "fulfilment.endpoint-form")
        .nameAtMost("taxNumber", typed.vatNumber(), LONGEST_TAX_NUMBER)
        .throwIfAny();
    String kind = side.name();
    if (endpoints.change(kind, partyId, typed.address(), typed.vatNumber(), actor.personId())
        == 0) {
      endpoints.add(kind, partyId, typed.address(), typed.vatNumber(), actor.personId());
    }
    audit.record(
        actor,
        new EndpointSet(
            kind.toLowerCase(Locale.ROOT), partyId, typed.address(), typed.vatNumber()));
  }
}
