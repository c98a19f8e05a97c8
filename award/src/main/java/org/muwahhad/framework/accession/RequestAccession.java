package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AccessionQueries;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.FrameworkEntry.AccessionItem;
import org.muwahhad.framework.FrameworkEntry.AccessionRequested;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * A procurement officer asks that their own entity joins an agreement in force, with quantities of
 * its items at its prices; or for more, where the entity has a balance already. One entity may join
 * for as much of an item as the rule {@code accession.entity-percent} of the tender says of what
 * was awarded, and all together for as much as {@code accession.total-percent} says.
 *
 * <p>Refused as not found for an agreement that is not there, with {@code framework.not-in-period},
 * {@code framework.agreement-ended}, {@code framework.not-joinable} where the rules let nobody
 * join, {@code framework.supplier-debarred}, and as invalid input with {@code
 * framework.nothing-asked}, {@code framework.not-joinable-item}, {@code framework.item-twice},
 * {@code shared.not-positive}, {@code framework.quantity-decimals}, {@code framework.whole-units},
 * {@code framework.joined-beyond-left}, {@code shared.missing}; with {@code shared.sent-otherwise}
 * when a request comes again with other content.
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed}, {@code
 * contract.suspended} and {@code guarantee.needed-first} while the agreement is not in force.
 */
@Singleton
public class RequestAccession {
  private static final int LONGEST_REASON = 1000;
  private final AgreementDays days;
  private final Accessions accessions;
  private final AccessionQueries queries;
  private final RequestContents requests;
  private final AuditLog audit;

  RequestAccession(
      AgreementDays days,
      Accessions accessions,
      AccessionQueries queries,
      RequestContents requests,
      AuditLog audit) {
    this.days = days;
    this.accessions = accessions;
    this.queries = queries;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * What is asked for.
   *
   * @param requestKey chosen by the sender, the same for every try of one request
   */
  public record AccessionRequest(
      @Nullable String requestKey, @Nullable List<AskedQuantity> lines, @Nullable String reason) {
    List<AskedQuantity> quantities() {
      return lines == null ? List.of() : lines;
    }

    String words() {
      return reason == null ? "" : reason.strip();
    }
  }

  /** How much is asked for of an item of the agreement. */
  public record AskedQuantity(@Nullable Long lotItemId, @Nullable BigDecimal quantity) {}

  /** Returns the number (key) of the accession. */
  @Transactional
  public long run(Actor actor, long agreementId, AccessionRequest request) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    Agreements.Agreement agreement = days.get(agreementId);
    accessions.lockAgreement(agreementId);
    String key = Optional.ofNullable(request.requestKey()).orElse("");
    new Faults().requestKey(key).throwIfAny();
    Optional<Long> earlier = accessions.findByRequest(agreementId, entity, key);
    KeyedRequest sent = KeyedRequest.of("accession:" + agreementId + ":" + entity, key, request);
    if (earlier.isPresent()) {
      requests.requireSame(sent);
      return earlier.get();
    }
    days.requireToday(agreement);
    requireJoinable(agreement);
    Map<Long, BigDecimal> asked = check(request, agreementId, entity);

    accessions.add(agreementId, entity, request.words(), key, actor.personId());
    long id = accessions.findByRequest(agreementId, entity, key).orElseThrow();
    asked.forEach((item, quantity) -> accessions.addItem(id, agreementId, item, quantity));
    requests.keep(sent);
    audit.record(
        actor,
        new AccessionRequested(
            agreementId,
            id,
            entity,
            asked.entrySet().stream()
                .map(i -> new AccessionItem(i.getKey(), i.getValue()))
                .toList(),
            request.words()));
    return id;
  }

  private void requireJoinable(Agreements.Agreement agreement) {
    if (queries.findJoinable(agreement.id(), "").isEmpty()) {
      throw new Refusal.RuleBroken("framework.not-joinable", agreement.number());
    }
    if (accessions.countDebarred(agreement.id()) > 0) {
      throw new Refusal.RuleBroken("framework.supplier-debarred");
    }
  }

  private Map<Long, BigDecimal> check(AccessionRequest request, long agreementId, long entity) {
    Map<Long, AccessionQueries.JoinableItem> items = new HashMap<>();
    queries.listItems(agreementId, entity).forEach(i -> items.put(i.lotItemId(), i));
    List<AskedQuantity> lines = request.quantities();
    Faults faults =
        new Faults()
            .check(!lines.isEmpty(), "lines", "framework.nothing-asked")
            .text("reason", request.words(), LONGEST_REASON);
    Set<Long> seen = new HashSet<>();
    Map<Long, BigDecimal> asked = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String path = "lines[" + i + "].";
      long id = Optional.ofNullable(lines.get(i).lotItemId()).orElse(0L);
      BigDecimal quantity = lines.get(i).quantity();
      AccessionQueries.JoinableItem item = items.get(id);
      faults
          .check(item != null, path + "lotItemId", "framework.not-joinable-item")
          .check(seen.add(id), path + "lotItemId", "framework.item-twice")
          .check(quantity != null, path + "quantity", "shared.missing");
      if (item != null && quantity != null) {
        check(faults, path + "quantity", item, quantity);
        asked.put(id, quantity);
      }
    }
    faults.throwIfAny();
    return asked;
  }

  private static void check(
      Faults faults, String path, AccessionQueries.JoinableItem item, BigDecimal quantity) {
    int decimals = quantity.stripTrailingZeros().scale();
    faults
        .check(quantity.signum() > 0, path, "shared.not-positive")
        .check(decimals <= PlaceCallOff.QUANTITY_DECIMALS, path, "framework.quantity-decimals")
        .check(!item.whole() || decimals <= 0, path, "framework.whole-units")
        .check(
            quantity.compareTo(item.left()) <= 0,
            path,
            "framework.joined-beyond-left",
            item.left().stripTrailingZeros());
  }
}
