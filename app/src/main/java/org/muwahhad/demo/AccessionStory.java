package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.accession.AcceptAccession;
import org.muwahhad.framework.accession.ApproveAccession;
import org.muwahhad.framework.accession.RequestAccession;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.RiyadhDay;

/**
 * Entities that were not in the tender awarded last join its first agreement: one with the consent
 * of the supplier and the central purchasing body, which then orders; the request of another waits
 * for the supplier.
 */
@Singleton
class AccessionStory {
  private static final Duration UNTIL_REQUESTED = Duration.ofDays(40);
  private static final Duration UNTIL_ACCEPTED = Duration.ofDays(44);
  private static final Duration UNTIL_APPROVED = Duration.ofDays(49);
  private static final Duration UNTIL_ORDERED = Duration.ofDays(60);
  private static final Duration WAITING = Duration.ofDays(4);
  private final RequestAccession requestAccession;
  private final AcceptAccession acceptAccession;
  private final ApproveAccession approveAccession;
  private final PlaceCallOff placeCallOff;
  private final Actors actors;
  private final JdbcOperations jdbc;

  AccessionStory(
      RequestAccession requestAccession,
      AcceptAccession acceptAccession,
      ApproveAccession approveAccession,
      PlaceCallOff placeCallOff,
      Actors actors,
      JdbcOperations jdbc) {
    this.requestAccession = requestAccession;
    this.acceptAccession = acceptAccession;
    this.approveAccession = approveAccession;
    this.placeCallOff = placeCallOff;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  /** What an entity can join for: an item of the first agreement, and who acts for both sides. */
  private record Joinable(
      long agreementId,
      long lotItemId,
      BigDecimal quantity,
      long officer,
      long supplierPerson,
      String site) {}

  void enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers, Instant now) {
    List<DemoTender> awarded =
        plan.tenders().stream().filter(t -> t.dates().awardedAt() != null).toList();
    DemoTender last = awarded.get(awarded.size() - 1);
    Instant at = Optional.ofNullable(last.dates().awardedAt()).orElseThrow();
    Actor buyer = cast.person(last.preparedBy());
    List<Joinable> asked = new ArrayList<>();
    List<Long> accessions = new ArrayList<>();
    timetable.add(
        at.plus(UNTIL_REQUESTED),
        () -> {
          asked.addAll(joinable(TenderStory.number(numbers, last)));
          asked.stream()
              .findFirst()
              .ifPresent(
                  j -> accessions.add(request(j, "نشأت الحاجة بعد الترسية، والأسعار موحّدة")));
        });
    timetable.add(
        at.plus(UNTIL_ACCEPTED),
        () ->
            accessions.forEach(
                id ->
                    acceptAccession.run(
                        actors.get(asked.get(0).supplierPerson()),
                        id,
                        RiyadhDay.of(at.plus(UNTIL_ORDERED)))));
    timetable.add(
        at.plus(UNTIL_APPROVED), () -> accessions.forEach(id -> approveAccession.run(buyer, id)));
    timetable.add(
        at.plus(UNTIL_ORDERED),
        () -> asked.stream().findFirst().ifPresent(j -> order(j, at.plus(UNTIL_ORDERED))));
    timetable.add(
        now.minus(WAITING),
        () ->
            asked.stream()
                .skip(1)
                .findFirst()
                .ifPresent(j -> request(j, "توسّع في عدد المواقع خلال السنة")));
  }

  private long request(Joinable joinable, String reason) {
    return requestAccession.run(
        actors.get(joinable.officer()),
        joinable.agreementId(),
        new RequestAccession.AccessionRequest(
            "demo-" + joinable.officer(),
            List.of(new RequestAccession.AskedQuantity(joinable.lotItemId(), joinable.quantity())),
            reason));
  }

  private void order(Joinable joinable, Instant at) {
    LocalDate wanted = RiyadhDay.of(at).plusDays(30);
    placeCallOff.run(
        actors.get(joinable.officer()),
        joinable.agreementId(),
        new PlaceCallOff.Order(
            "demo-joined",
            List.of(new PlaceCallOff.OrderLine(joinable.lotItemId(), BigDecimal.ONE)),
            new OrderInstruction(joinable.site(), wanted, "", "", "")));
  }

  /** Entities without a balance in the first agreement of a tender that can be joined. */
  private List<Joinable> joinable(long tenderId) {
    return jdbc.prepareStatement(
        """
        SELECT m.agreement_id, m.lot_item_id, GREATEST(1, FLOOR(m.most_of_entity / 4)), g.person_id,
               (SELECT MIN(h.person_id) FROM role_grant h
                 WHERE h.supplier_id = b.supplier_id AND h.role = 'BIDDER'),
               COALESCE((SELECT MIN(d.code) FROM delivery_site d
                          WHERE d.entity_id = e.id AND d.closed_at IS NULL), '')
          FROM (SELECT f.id, f.award_id FROM framework_agreement f
                 WHERE f.tender_id = ? ORDER BY f.id LIMIT 1) k
          JOIN award a ON a.id = k.award_id
          JOIN bid b ON b.id = a.bid_id
          JOIN accession_limit m ON m.agreement_id = k.id AND m.most_of_entity >= 4
          JOIN procuring_entity e ON e.closed_at IS NULL
          JOIN role_grant g ON g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER'
         WHERE NOT EXISTS (SELECT 1 FROM entitlement n
                            WHERE n.agreement_id = k.id AND n.entity_id = e.id)
           AND m.lot_item_id = (SELECT MIN(y.lot_item_id) FROM accession_limit y
                                 WHERE y.agreement_id = k.id AND y.most_of_entity >= 4)
         ORDER BY e.id, g.person_id LIMIT 2""",
        statement -> {
          statement.setLong(1, tenderId);
          List<Joinable> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new Joinable(
                      rows.getLong(1),
                      rows.getLong(2),
                      rows.getBigDecimal(3),
                      rows.getLong(4),
                      rows.getLong(5),
                      rows.getString(6)));
            }
          }
          return found;
        });
  }
}
